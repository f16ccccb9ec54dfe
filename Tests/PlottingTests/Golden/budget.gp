# Drawn by nn-sweep. Change what you like and draw it again: gnuplot budget.gp
# All numbers are in budget.dat, in the units in which they are read.

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
color1 = '#0072B2'

# Ranges of the panels' axes.
x1_low = 0.9308377; x1_high = 6.445807; y1_low = 1.503278; y1_high = 91.41299

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
  set output 'budget.'.picture
  reset
  set multiplot

  # What the picture says
  set label 1 'best: 30-30 units, rate 0.5 — 90.6% on validation' at screen 40/width, screen 962.4/height left front font bold.',28' textcolor rgb ink
  set label 2 'line: the mean of the best of so many settings · band: the middle 80 % of such searches · the line leaves it where few searches are far from the others' at screen 40/width, screen 930.2/height left front font ','.subtitle textcolor rgb soft
  set label 3 'grid on digits: 6 settings, 2 seeds, 4 epochs; 3 of 12 runs diverged' at screen 40/width, screen 14/height left front font ','.remark textcolor rgb soft

  # Panel 1: how many settings it takes
  set lmargin at screen 98/width
  set rmargin at screen 1530/width
  set bmargin at screen 93/height
  set tmargin at screen 877.6/height
  set border 3 linecolor rgb axis
  set clip two
  set grid ytics linetype 1 linecolor rgb grid
  set xrange [x1_low:x1_high]
  set logscale x
  set xtics nomirror out scale 0.5 ('1' 1, '2' 2, '3' 3, '4' 4, '5' 5) textcolor rgb soft
  set yrange [y1_low:y1_high]
  set nonlinear y via -log(100.05 - y) inverse 100.05 - exp(-y)
  set ytics nomirror out scale 0.5 ('30' 30, '50' 50, '60' 60, '70' 70, '80' 80, '85' 85, '90' 90) textcolor rgb soft
  set label 4 'settings tried at random (log scale)' at screen 814/width, screen 43/height center front font ','.text textcolor rgb soft
  set label 5 'accuracy, % (log-error scale)' at screen 46/width, screen 891.6/height left front font ','.text textcolor rgb soft
  unset key
  # Areas that leave the panel: gnuplot would cut them in the wrong place.
  within1(y) = y < y1_low ? y1_low : y > y1_high ? y1_high : y
  plot \
    for [i = 1:hairlines] 'budget.dat' index '01 middle 80 percent' using (x1_low):2 with lines linecolor rgb axis linewidth 1 notitle, \
    'budget.dat' index '01 middle 80 percent' using 1:(within1($2)):(within1($3)) with filledcurves fillstyle transparent solid 0.18 noborder fillcolor rgb color1 notitle, \
    'budget.dat' index '02 expected best' using 1:2 with lines linecolor rgb color1 linewidth 2.8 notitle

  unset multiplot
  unset output
}
