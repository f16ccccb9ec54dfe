# Drawn by nn-sweep. Change what you like and draw it again: gnuplot effects.gp
# All numbers are in effects.dat, in the units in which they are read.

# Pictures: of svg, png and pdf. The canvas is in pixels, in which everything is placed;
# zoom is how many of a PNG's pixels each of them becomes.
pictures = 'svg png'
width = 1600.0; height = 1000.0
zoom = 1

# Fonts, and heights of text in pixels.
sans = 'DejaVu Sans'
text = 16; label = 17; heading = 19; subtitle = 18; remark = 15

# Colors.
ink = '#22262B'
soft = '#5C6670'
axis = '#8A939B'
grid = '#E6E9EC'
area = '#D5DADE'
alarm = '#B3261E'
color1 = '#0072B2'

# Ranges of the panels' axes.
x1_low = -0.5; x1_high = 2.5; y1_low = 10.25437; y1_high = 91.38204
x2_low = -0.5; x2_high = 1.5; y2_low = 10.25437; y2_high = 91.38204

set encoding utf8
# Everything stands beside this script, wherever gnuplot was started.
slash = 0
do for [i = 1:strlen(ARG0)] { if (ARG0[i:i] eq '/') { slash = i } }
if (slash > 0) { cd ARG0[1:slash] }

# All pictures get fonts and points of the same size. The name of the bold font carries an
# attribute into the SVG, because gnuplot has no other way to say bold there. Without cairo,
# points are half as large, lines are as wide as whole pixels, and an area after a wide line is
# painted twice: hairlines come between, where the axis hides them.
do for [picture in pictures] {
  hairlines = 0
  dots = 1
  bold = sans.':Bold'
  if (picture eq 'svg') {
    bold = 'sans-serif" font-weight="bold'
    set terminal svg size width,height background '#FFFFFF' noenhanced dynamic font 'sans-serif,'.text
  }
  if (picture eq 'pdf') {
    set terminal pdfcairo size width/120,height/120 background '#FFFFFF' noenhanced font sans.','.text fontscale 0.45 linewidth 1.2 pointscale 1.2
  }
  if (picture eq 'png') {
    hairlines = strstrt(GPVAL_TERMINALS, ' pngcairo ') == 0
    if (hairlines) {
      dots = 2
      # A folder with fonts, for systems that have none.
      face = sans
      if (exists('fonts')) {
        face = fonts.'DejaVuSans.ttf'
        bold = fonts.'DejaVuSans-Bold.ttf'
      }
      set terminal png truecolor size width*zoom,height*zoom background '#FFFFFF' noenhanced font face.','.text fontscale 0.75*zoom linewidth 1.2*zoom
    } else {
      set terminal pngcairo size width*zoom,height*zoom background '#FFFFFF' noenhanced font sans.','.text fontscale 0.75*zoom linewidth zoom pointscale 2*zoom
    }
  }
  set output 'effects.'.picture
  reset
  set multiplot

  # What the picture says
  set label 1 'best: 30-30 units, rate 0.5 — 90.6% on validation' at screen 40/width, screen 962.4/height left front font bold.',28' textcolor rgb ink
  set label 2 'accuracy, % (log-error scale) · blue: the best with this value · bar: the middle 80 %, dash: median · ×: some diverged · diverged or below chance: drawn as' at screen 40/width, screen 930.2/height left front font ','.subtitle textcolor rgb soft
  set label 3 'chance' at screen 40/width, screen 905/height left front font ','.subtitle textcolor rgb soft
  set label 4 'grid on digits: 6 settings, 2 seeds, 4 epochs; 3 of 12 runs diverged' at screen 40/width, screen 14/height left front font ','.remark textcolor rgb soft

  # Panel 1: what learning_rate does
  set lmargin at screen 98/width
  set rmargin at screen 818/width
  set bmargin at screen 61/height
  set tmargin at screen 836.4/height
  set border 3 linecolor rgb axis
  set clip two
  set grid ytics linetype 1 linecolor rgb grid
  set xrange [x1_low:x1_high]
  set xtics nomirror out scale 0.5 ('0.1' 0, '0.5' 1, '1' 2) textcolor rgb soft
  set yrange [y1_low:y1_high]
  set nonlinear y via -log(100.05 - y) inverse 100.05 - exp(-y)
  set ytics nomirror out scale 0.5 ('30' 30, '50' 50, '60' 60, '70' 70, '80' 80, '85' 85, '90' 90) textcolor rgb soft
  set label 5 'learning_rate' at screen 98/width, screen 874.9/height left front font bold.','.heading textcolor rgb ink
  set label 6 '94 % alone' at screen 98/width, screen 850.4/height left front font ','.remark textcolor rgb soft
  unset key
  plot \
    'effects.dat' index '01 middle 80 percent' using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror fillstyle solid 1 noborder linecolor rgb area notitle, \
    'effects.dat' index '02 median' using 1:2 with lines linecolor rgb soft linewidth 2.6 notitle, \
    'effects.dat' index '03 best' using 1:2 with points pointtype 7 pointsize 0.75*dots linewidth 1.4 linecolor rgb color1 notitle, \
    'effects.dat' index '04 diverged' using 1:2 with points pointtype 2 pointsize 0.6*dots linewidth 2.0 linecolor rgb alarm notitle

  # Panel 2: what hidden does
  reset
  set lmargin at screen 840/width
  set rmargin at screen 1560/width
  set bmargin at screen 61/height
  set tmargin at screen 836.4/height
  set border 3 linecolor rgb axis
  set clip two
  set grid ytics linetype 1 linecolor rgb grid
  set xrange [x2_low:x2_high]
  set xtics nomirror out scale 0.5 ('16' 0, '30-30' 1) textcolor rgb soft
  set yrange [y2_low:y2_high]
  set nonlinear y via -log(100.05 - y) inverse 100.05 - exp(-y)
  set ytics nomirror out scale 0.5 ('' 30, '' 50, '' 60, '' 70, '' 80, '' 85, '' 90) textcolor rgb soft
  set label 1 'hidden' at screen 840/width, screen 874.9/height left front font bold.','.heading textcolor rgb ink
  set label 2 '3 % alone, may be chance' at screen 840/width, screen 850.4/height left front font ','.remark textcolor rgb soft
  unset key
  plot \
    'effects.dat' index '05 middle 80 percent' using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror fillstyle solid 1 noborder linecolor rgb area notitle, \
    'effects.dat' index '06 median' using 1:2 with lines linecolor rgb soft linewidth 2.6 notitle, \
    'effects.dat' index '07 best' using 1:2 with points pointtype 7 pointsize 0.75*dots linewidth 1.4 linecolor rgb color1 notitle, \
    'effects.dat' index '08 diverged' using 1:2 with points pointtype 2 pointsize 0.6*dots linewidth 2.0 linecolor rgb alarm notitle

  unset multiplot
  unset output
}
