# Drawn by nn-sweep. Change what you like and draw it again: gnuplot overview.gp
# All numbers are in overview.dat, in the units in which they are read.

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
color3 = '#01A859'

# Ranges of the panels' axes.
x1_low = 0; x1_high = 97.9279; y1_low = -0.6; y1_high = 8.6
x2_low = -0.5; x2_high = 8.5; y2_low = 0; y2_high = 95.1653
x3_low = 1; x3_high = 20; y3_low = 0; y3_high = 95.05104

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
  set output 'overview.'.picture
  reset
  set multiplot

  # What the picture says
  set label 1 'best: rate 0.3 — 94.4% on validation' at screen 40/width, screen 962.4/height left front font bold.',28' textcolor rgb ink
  set label 2 '92.3–96.5% over 2 seeds; 1 of 8 others may be as good; expect 94.4% elsewhere' at screen 40/width, screen 930.2/height left front font ','.subtitle textcolor rgb soft
  set label 3 'oneAxis on digits: 9 settings, 2 seeds, 20 epochs; 1 setting no better than answering without looking; validation only, test not shown' at screen 40/width, screen 14/height left front font ','.remark textcolor rgb soft

  # Panel 1: who wins
  set lmargin at screen 134.1/width
  set rmargin at screen 625.4/width
  set bmargin at screen 111.6/height
  set tmargin at screen 849.6/height
  set border 3 linecolor rgb axis
  set clip two
  set grid xtics ytics linetype 1 linecolor rgb grid
  set xrange [x1_low:x1_high]
  set nonlinear x via -log(100.05 - x) inverse 100.05 - exp(-x)
  set xtics nomirror out scale 0.5 ('0' 0, '50' 50, '80' 80, '90' 90, '95' 95) textcolor rgb soft
  set yrange [y1_low:y1_high]
  unset ytics
  set label 4 'accuracy, % (log-error scale)' at screen 379.7/width, screen 61.6/height center front font ','.text textcolor rgb soft
  set label 5 'rate 0.3' at screen 122.1/width, screen 801.5/height right front font bold.','.text textcolor rgb '#0A5B8A'
  set label 6 '94.4' at screen 684.8/width, screen 801.5/height right front font bold.','.text textcolor rgb '#0A5B8A'
  set label 7 'rate 0.1' at screen 122.1/width, screen 721.3/height right front font ','.text textcolor rgb ink
  set label 8 '93.6' at screen 684.8/width, screen 721.3/height right front font ','.text textcolor rgb ink
  set label 9 'rate 0.01' at screen 122.1/width, screen 641/height right front font ','.text textcolor rgb '#767D83'
  set label 10 '93.1' at screen 684.8/width, screen 641/height right front font ','.text textcolor rgb '#767D83'
  set label 11 'rate 1' at screen 122.1/width, screen 560.8/height right front font ','.text textcolor rgb '#767D83'
  set label 12 '93.0' at screen 684.8/width, screen 560.8/height right front font ','.text textcolor rgb '#767D83'
  set label 13 'rate 3' at screen 122.1/width, screen 480.6/height right front font ','.text textcolor rgb '#767D83'
  set label 14 '83.0' at screen 684.8/width, screen 480.6/height right front font ','.text textcolor rgb '#767D83'
  set label 15 'rate 10' at screen 122.1/width, screen 400.4/height right front font ','.text textcolor rgb '#767D83'
  set label 16 '47.7' at screen 684.8/width, screen 400.4/height right front font ','.text textcolor rgb '#767D83'
  set label 17 'rate 300' at screen 122.1/width, screen 320.2/height right front font ','.text textcolor rgb '#767D83'
  set label 18 '10.1' at screen 684.8/width, screen 320.2/height right front font ','.text textcolor rgb '#767D83'
  set label 19 'rate 100' at screen 122.1/width, screen 239.9/height right front font ','.text textcolor rgb '#767D83'
  set label 20 '10.0' at screen 684.8/width, screen 239.9/height right front font ','.text textcolor rgb '#767D83'
  set label 21 'rate 30' at screen 122.1/width, screen 159.7/height right front font ','.text textcolor rgb '#767D83'
  set label 22 '10.0' at screen 684.8/width, screen 159.7/height right front font ','.text textcolor rgb '#767D83'
  set label 23 'Who wins?' at screen 40/width, screen 900.1/height left front font bold.','.heading textcolor rgb ink
  set label 24 'ring: a seed · dot: mean, line: its 95 % interval · black: may be as good as the best' at screen 40/width, screen 875.6/height left front font ','.remark textcolor rgb soft
  unset key
  plot \
    'overview.dat' index '01 95 percent intervals 1' using 1:2 with lines linecolor rgb color1 linewidth 2.4 notitle, \
    'overview.dat' index '02 95 percent intervals 2' using 1:2 with lines linecolor rgb ink linewidth 2.4 notitle, \
    'overview.dat' index '03 95 percent intervals 3' using 1:2 with lines linecolor rgb context linewidth 2.4 notitle, \
    'overview.dat' index '04 each seed 1' using 1:2 with points pointtype 6 pointsize 0.55*dots linewidth 1.4 linecolor rgb color1 notitle, \
    'overview.dat' index '05 each seed 2' using 1:2 with points pointtype 6 pointsize 0.55*dots linewidth 1.4 linecolor rgb ink notitle, \
    'overview.dat' index '06 each seed 3' using 1:2 with points pointtype 6 pointsize 0.55*dots linewidth 1.4 linecolor rgb context notitle, \
    'overview.dat' index '07 means 1' using 1:2 with points pointtype 7 pointsize 0.95*dots linewidth 1.4 linecolor rgb color1 notitle, \
    'overview.dat' index '08 means 2' using 1:2 with points pointtype 7 pointsize 0.95*dots linewidth 1.4 linecolor rgb ink notitle, \
    'overview.dat' index '09 means 3' using 1:2 with points pointtype 7 pointsize 0.95*dots linewidth 1.4 linecolor rgb context notitle

  # Panel 2: what learning_rate does
  reset
  set lmargin at screen 790.8/width
  set rmargin at screen 1560/width
  set bmargin at screen 508.3/height
  set tmargin at screen 789.6/height
  set border 3 linecolor rgb axis
  set clip two
  set grid ytics linetype 1 linecolor rgb grid
  set xrange [x2_low:x2_high]
  set xtics nomirror out scale 0.5 ('0.01' 0, '0.1' 1, '0.3' 2, '1' 3, '3' 4, '10' 5, '30' 6, '100' 7, '300' 8) textcolor rgb soft
  set yrange [y2_low:y2_high]
  set nonlinear y via -log(100.05 - y) inverse 100.05 - exp(-y)
  set ytics nomirror out scale 0.5 ('0' 0, '50' 50, '80' 80, '90' 90, '95' 95) textcolor rgb soft
  set label 1 'learning_rate' at screen 790.8/width, screen 828.1/height left front font bold.','.heading textcolor rgb ink
  set label 2 '67 % alone' at screen 790.8/width, screen 803.6/height left front font ','.remark textcolor rgb soft
  set label 3 'What does each axis do?' at screen 732.8/width, screen 900.1/height left front font bold.','.heading textcolor rgb ink
  set label 4 'accuracy, % (log-error scale) · blue: the best with this value · ring: a seed · diverged or below chance:' at screen 732.8/width, screen 875.6/height left front font ','.remark textcolor rgb soft
  set label 5 'drawn as chance' at screen 732.8/width, screen 856.1/height left front font ','.remark textcolor rgb soft
  unset key
  plot \
    'overview.dat' index '10 each seed' using 1:2 with points pointtype 6 pointsize 0.6*dots linewidth 1.4 linecolor rgb context notitle, \
    'overview.dat' index '11 best' using 1:2 with points pointtype 7 pointsize 0.75*dots linewidth 1.4 linecolor rgb color1 notitle

  # Panel 3: How did it go?
  reset
  set lmargin at screen 790.8/width
  set rmargin at screen 1464/width
  set bmargin at screen 93/height
  set tmargin at screen 396.3/height
  set border 3 linecolor rgb axis
  set clip two
  set grid ytics linetype 1 linecolor rgb grid
  set xrange [x3_low:x3_high]
  set format x '%g'
  set xtics nomirror out scale 0.5 2 textcolor rgb soft
  set yrange [y3_low:y3_high]
  set nonlinear y via -log(100.05 - y) inverse 100.05 - exp(-y)
  set ytics nomirror out scale 0.5 ('0' 0, '50' 50, '80' 80, '90' 90, '95' 95) textcolor rgb soft
  set arrow from first 20, first 94.421 to screen 1472/width, screen 396.4/height nohead linecolor rgb soft linewidth 1 dashtype (2,4)
  set arrow from first 20, first 93.5766 to screen 1472/width, screen 372.4/height nohead linecolor rgb soft linewidth 1 dashtype (2,4)
  set arrow from first 20, first 93.0821 to screen 1472/width, screen 348.4/height nohead linecolor rgb soft linewidth 1 dashtype (2,4)
  set arrow from first 20, first 83.0091 to screen 1472/width, screen 272.2/height nohead linecolor rgb soft linewidth 1 dashtype (2,4)
  set label 1 'epoch' at screen 1127.4/width, screen 43/height center front font ','.text textcolor rgb soft
  set label 2 'best' at screen 1478/width, screen 396.4/height left front font bold.','.text textcolor rgb '#0A5B8A'
  set label 3 '2nd' at screen 1478/width, screen 372.4/height left front font ','.text textcolor rgb '#AD4F0D'
  set label 4 '3rd' at screen 1478/width, screen 348.4/height left front font ','.text textcolor rgb '#0B814B'
  set label 5 'median' at screen 1478/width, screen 272.2/height left front font ','.text textcolor rgb '#4B535B'
  set label 6 'How did it go?' at screen 732.8/width, screen 452.8/height left front font bold.','.heading textcolor rgb ink
  set label 7 'accuracy, % (log-error scale) · gray: median and middle 80 % of all settings' at screen 732.8/width, screen 428.3/height left front font ','.remark textcolor rgb soft
  unset key
  # Areas that leave the panel: gnuplot would cut them in the wrong place.
  within3(y) = y < y3_low ? y3_low : y > y3_high ? y3_high : y
  plot \
    for [i = 1:hairlines] 'overview.dat' index '12 all settings, middle 80 percent' using (x3_low):2 with lines linecolor rgb axis linewidth 1 notitle, \
    'overview.dat' index '12 all settings, middle 80 percent' using 1:(within3($2)):(within3($3)) with filledcurves fillstyle transparent solid 0.28 noborder fillcolor rgb context notitle, \
    'overview.dat' index '13 all settings, median' using 1:2 with lines linecolor rgb context linewidth 2 notitle, \
    'overview.dat' index '14 3rd' using 1:2 with lines linecolor rgb color3 linewidth 2.4 notitle, \
    'overview.dat' index '15 2nd' using 1:2 with lines linecolor rgb color2 linewidth 2.4 notitle, \
    'overview.dat' index '16 best' using 1:2 with lines linecolor rgb color1 linewidth 2.4 notitle

  unset multiplot
  unset output
}
