# Drawn by nn-sweep. Change what you like and draw it again: gnuplot pareto.gp
# All numbers are in pareto.dat, in the units in which they are read.

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
context = '#9AA2A9'
color1 = '#0072B2'

# Ranges of the panels' axes.
x1_low = 0.8057353; x1_high = 1.241102; y1_low = 86.8575; y1_high = 90.71847

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
  set output 'pareto.'.picture
  reset
  set multiplot

  # What the picture says
  set label 1 'best: 30-30 units, rate 0.5 — 90.6% on validation' at screen 40/width, screen 962.4/height left front font bold.',28' textcolor rgb ink
  set label 2 'blue: nothing cheaper is as good · gray: every other setting' at screen 40/width, screen 930.2/height left front font ','.subtitle textcolor rgb soft
  set label 3 'grid on digits: 6 settings, 2 seeds, 4 epochs; 3 of 12 runs diverged' at screen 40/width, screen 14/height left front font ','.remark textcolor rgb soft

  # Panel 1: what a better score costs
  set lmargin at screen 98/width
  set rmargin at screen 1530/width
  set bmargin at screen 93/height
  set tmargin at screen 877.6/height
  set border 3 linecolor rgb axis
  set clip two
  set grid ytics linetype 1 linecolor rgb grid
  set xrange [x1_low:x1_high]
  set logscale x
  set xtics nomirror out scale 0.5 ('0.9' 0.9, '1' 1, '1.1' 1.1, '1.2' 1.2) textcolor rgb soft
  set yrange [y1_low:y1_high]
  set nonlinear y via -log(100.05 - y) inverse 100.05 - exp(-y)
  set ytics nomirror out scale 0.5 ('87' 87, '88' 88, '89' 89, '90' 90) textcolor rgb soft
  set label 4 'seconds of processor time a run (log scale)' at screen 814/width, screen 43/height center front font ','.text textcolor rgb soft
  set label 5 'accuracy, % (log-error scale)' at screen 46/width, screen 891.6/height left front font ','.text textcolor rgb soft
  set label 6 '30-30 units, rate 0.5' at screen 823/width, screen 832.5/height left front font ','.text textcolor rgb '#0A5B8A'
  unset key
  plot \
    'pareto.dat' index '01 not beaten by anything cheaper' using 1:2 with lines linecolor rgb color1 linewidth 2 notitle, \
    'pareto.dat' index '02 settings' using 1:2 with points pointtype 7 pointsize 0.5*dots linewidth 1.4 linecolor rgb context notitle, \
    'pareto.dat' index '03 the cheapest of their score' using 1:2 with points pointtype 7 pointsize 0.9*dots linewidth 1.4 linecolor rgb color1 notitle

  unset multiplot
  unset output
}
