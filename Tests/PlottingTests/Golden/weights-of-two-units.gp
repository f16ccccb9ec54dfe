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
area = '#D5DADE'

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
  set label 1 '95.5% on validation' at screen 40/width, screen 962.4/height left front font bold.',28' textcolor rgb ink
  set label 2 'one seed: another one may give another result' at screen 40/width, screen 930.2/height left front font ','.subtitle textcolor rgb soft
  set label 3 'oneRun on digits: one seed, 20 epochs' at screen 40/width, screen 14/height left front font ','.remark textcolor rgb soft

  # Panel 1: weights of run abc
  set lmargin at screen 40/width
  set rmargin at screen 1560/width
  set bmargin at screen 71.6/height
  set tmargin at screen 827.6/height
  set border 0 linecolor rgb '#FFFFFF'
  set xrange [0:4.042553]
  unset xtics
  set yrange [0:2.010638]
  unset ytics
  set palette defined (0 '#E86100', 1 '#FFFFFF', 2 '#0072B2')
  set cbrange [-2:2]
  unset colorbox
  set label 4 'What does the first layer look for?' at screen 40/width, screen 900.1/height left front font bold.','.heading textcolor rgb ink
  set label 5 '2 units of run abc · blue: ink here speaks for the unit, orange: against it, white: it does not matter' at screen 40/width, screen 875.6/height left front font ','.remark textcolor rgb soft
  unset key
  plot \
    'weights.dat' index '01 edges' using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror fillstyle solid 1 noborder linecolor rgb area notitle, \
    for [i = 0:1] 'weights.dat' index '02 pixels' every :::i::i using 1:2:3 with image notitle

  unset multiplot
  unset output
}
