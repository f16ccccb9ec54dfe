# Drawn by nn-sweep. Change what you like and draw it again: gnuplot learning.gp
# All numbers are in learning.dat, in the units in which they are read.

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
color2 = '#E86100'

# Ranges of the panels' axes.
x1_low = 1; x1_high = 4; y1_low = 49.82959; y1_high = 92.15792
x2_low = 1; x2_high = 4; y2_low = 0; y2_high = 0.6780098

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
  set output 'learning.'.picture
  reset
  set multiplot

  # What the picture says
  set label 1 'Training against validation: 30-30 units, rate 0.5' at screen 40/width, screen 962.4/height left front font bold.',28' textcolor rgb ink
  set label 2 'best: 30-30 units, rate 0.5 — 90.6% on validation' at screen 40/width, screen 930.2/height left front font ','.subtitle textcolor rgb soft
  set label 3 'grid on digits: 6 settings, 2 seeds, 4 epochs; 3 of 12 runs diverged' at screen 40/width, screen 14/height left front font ','.remark textcolor rgb soft

  # Panel 1: Accuracy
  set lmargin at screen 98/width
  set rmargin at screen 677/width
  set bmargin at screen 93/height
  set tmargin at screen 843.6/height
  set border 3 linecolor rgb axis
  set clip two
  set grid ytics linetype 1 linecolor rgb grid
  set xrange [x1_low:x1_high]
  set format x '%g'
  set xtics nomirror out scale 0.5 1 textcolor rgb soft
  set yrange [y1_low:y1_high]
  set nonlinear y via -log(100.05 - y) inverse 100.05 - exp(-y)
  set ytics nomirror out scale 0.5 ('50' 50, '60' 60, '70' 70, '80' 80, '85' 85, '90' 90) textcolor rgb soft
  set arrow from first 4, first 91.598 to screen 685/width, screen 815.8/height nohead linecolor rgb soft linewidth 1 dashtype (2,4)
  set arrow from first 4, first 90.598 to screen 685/width, screen 770.4/height nohead linecolor rgb soft linewidth 1 dashtype (2,4)
  set label 4 'epoch' at screen 387.5/width, screen 43/height center front font ','.text textcolor rgb soft
  set label 5 'training' at screen 691/width, screen 815.8/height left front font ','.text textcolor rgb '#AD4F0D'
  set label 6 'validation' at screen 691/width, screen 770.4/height left front font ','.text textcolor rgb '#0A5B8A'
  set label 7 'Accuracy' at screen 40/width, screen 900.1/height left front font bold.','.heading textcolor rgb ink
  set label 8 'accuracy, % (log-error scale) · thin: each seed' at screen 40/width, screen 875.6/height left front font ','.remark textcolor rgb soft
  unset key
  plot \
    'learning.dat' index '01 validation, each seed' using 1:2 with lines linecolor rgb '#73'.color1[2:7] linewidth 1 notitle, \
    'learning.dat' index '02 training' using 1:2 with lines linecolor rgb color2 linewidth 2.2 dashtype (8,5) notitle, \
    'learning.dat' index '03 validation' using 1:2 with lines linecolor rgb color1 linewidth 2.6 notitle

  # Panel 2: Loss
  reset
  set lmargin at screen 873/width
  set rmargin at screen 1452/width
  set bmargin at screen 93/height
  set tmargin at screen 843.6/height
  set border 3 linecolor rgb axis
  set clip two
  set grid ytics linetype 1 linecolor rgb grid
  set xrange [x2_low:x2_high]
  set format x '%g'
  set xtics nomirror out scale 0.5 1 textcolor rgb soft
  set yrange [y2_low:y2_high]
  set format y '%g'
  set ytics nomirror out scale 0.5 0.1 textcolor rgb soft
  set arrow from first 4, first 0.118744 to screen 1460/width, screen 224.5/height nohead linecolor rgb soft linewidth 1 dashtype (2,4)
  set arrow from first 4, first 0.0949953 to screen 1460/width, screen 198.2/height nohead linecolor rgb soft linewidth 1 dashtype (2,4)
  set label 1 'epoch' at screen 1162.5/width, screen 43/height center front font ','.text textcolor rgb soft
  set label 2 'validation' at screen 1466/width, screen 224.5/height left front font ','.text textcolor rgb '#0A5B8A'
  set label 3 'training' at screen 1466/width, screen 198.2/height left front font ','.text textcolor rgb '#AD4F0D'
  set label 4 'Loss' at screen 815/width, screen 900.1/height left front font bold.','.heading textcolor rgb ink
  set label 5 'loss · thin: each seed' at screen 815/width, screen 875.6/height left front font ','.remark textcolor rgb soft
  unset key
  plot \
    'learning.dat' index '04 validation, each seed' using 1:2 with lines linecolor rgb '#73'.color1[2:7] linewidth 1 notitle, \
    'learning.dat' index '05 training' using 1:2 with lines linecolor rgb color2 linewidth 2.2 dashtype (8,5) notitle, \
    'learning.dat' index '06 validation' using 1:2 with lines linecolor rgb color1 linewidth 2.6 notitle

  unset multiplot
  unset output
}
