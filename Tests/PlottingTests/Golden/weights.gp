# Drawn by nn-sweep. Change what you like and draw it again: gnuplot weights.gp
# All numbers are in weights.dat, in the units in which they are read.

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
  set output 'weights.'.picture
  reset
  set multiplot

  # What the picture says
  set label 1 'best: 30-30 units, rate 0.5 — 90.6% on validation' at screen 40/width, screen 962.4/height left front font bold.',28' textcolor rgb ink
  set label 2 '86.5–94.7% over 2 seeds; 1 of 5 others may be as good; learning_rate matters most; expect 90.6% elsewhere' at screen 40/width, screen 930.2/height left front font ','.subtitle textcolor rgb soft
  set label 3 'grid on digits: 6 settings, 2 seeds, 4 epochs; 3 of 12 runs diverged' at screen 40/width, screen 14/height left front font ','.remark textcolor rgb soft

  # Panel 1: weights are shown of inputs that are square images
  set lmargin at screen 40/width
  set rmargin at screen 1560/width
  set bmargin at screen 27/height
  set tmargin at screen 909.6/height
  set border 0 linecolor rgb '#FFFFFF'
  set xrange [0:1]
  unset xtics
  set yrange [0:1]
  unset ytics
  set label 4 'weights are shown of inputs that are square images' at screen 800/width, screen 468.3/height center front font ',22' textcolor rgb soft
  unset key
  plot \
    NaN notitle

  unset multiplot
  unset output
}
