# Drawn by nn-sweep. Change what you like and draw it again: gnuplot confusion.gp
# All numbers are in confusion.dat, in the units in which they are read.

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
white = '#FFFFFF'

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
  set output 'confusion.'.picture
  reset
  set multiplot

  # What the picture says
  set label 1 '95.5% on validation' at screen 40/width, screen 962.4/height left front font bold.',28' textcolor rgb ink
  set label 2 'one seed: another one may give another result' at screen 40/width, screen 930.2/height left front font ','.subtitle textcolor rgb soft
  set label 3 'oneRun on digits: one seed, 20 epochs' at screen 40/width, screen 14/height left front font ','.remark textcolor rgb soft

  # Panel 1: confusion counts
  set lmargin at screen 170/width
  set rmargin at screen 977.2/width
  set bmargin at screen 93/height
  set tmargin at screen 827.6/height
  set border 0 linecolor rgb '#FFFFFF'
  set xrange [-0.5:9.5]
  set xtics nomirror out scale 0 ('0' 0, '1' 1, '2' 2, '3' 3, '4' 4, '5' 5, '6' 6, '7' 7, '8' 8, '9' 9) textcolor rgb soft
  set yrange [-0.5:9.5]
  set ytics nomirror out scale 0 ('9' 0, '8' 1, '7' 2, '6' 3, '5' 4, '4' 5, '3' 6, '2' 7, '1' 8, '0' 9) textcolor rgb soft
  set label 4 'predicted class' at screen 573.6/width, screen 43/height center front font ','.text textcolor rgb soft
  set label 5 'true class' at screen 162/width, screen 841.6/height right front font ','.text textcolor rgb soft
  set label 6 '9' at first 0, first 9 center front font bold.',20' textcolor rgb white
  set label 7 '9' at first 1, first 8 center front font bold.',20' textcolor rgb white
  set label 8 '9' at first 2, first 7 center front font bold.',20' textcolor rgb white
  set label 9 '9' at first 3, first 6 center front font bold.',20' textcolor rgb white
  set label 10 '9' at first 4, first 5 center front font bold.',20' textcolor rgb white
  set label 11 '9' at first 5, first 4 center front font bold.',20' textcolor rgb white
  set label 12 '9' at first 6, first 3 center front font bold.',20' textcolor rgb white
  set label 13 '9' at first 7, first 2 center front font bold.',20' textcolor rgb white
  set label 14 '9' at first 8, first 1 center front font bold.',20' textcolor rgb white
  set label 15 '9' at first 9, first 0 center front font bold.',20' textcolor rgb white
  set label 16 'What is taken for what?' at screen 40/width, screen 900.1/height left front font bold.','.heading textcolor rgb ink
  set label 17 '0 of 90 validation rows wrong · blue: right, orange: wrong' at screen 40/width, screen 875.6/height left front font ','.remark textcolor rgb soft
  unset key
  plot \
    'confusion.dat' index '01 shade 1' using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#1C5A8C' notitle, \
    'confusion.dat' index '02 shade 2' using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#F6F7F8' notitle

  # Panel 2: what run abc misreads
  reset
  set lmargin at screen 1027.2/width
  set rmargin at screen 1560/width
  set bmargin at screen 272.4/height
  set tmargin at screen 827.6/height
  set border 0 linecolor rgb '#FFFFFF'
  set xrange [0:2.015129]
  unset xtics
  set yrange [0:2.099849]
  unset ytics
  set palette defined (0 '#FFFFFF', 1 '#22262B')
  set cbrange [0:16]
  unset colorbox
  set label 1 '4 → 9' at screen 1293.6/width, screen 285.6/height center front font ','.text textcolor rgb ink
  set label 2 'What does it misread?' at screen 1027.2/width, screen 900.1/height left front font bold.','.heading textcolor rgb ink
  set label 3 'its most frequent mistakes, run abc · true class → answer' at screen 1027.2/width, screen 875.6/height left front font ','.remark textcolor rgb soft
  unset key
  plot \
    'confusion.dat' index '03 edges' using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror fillstyle solid 1 noborder linecolor rgb area notitle, \
    for [i = 0:0] 'confusion.dat' index '04 pixels' every :::i::i using 1:2:3 with image notitle

  unset multiplot
  unset output
}
