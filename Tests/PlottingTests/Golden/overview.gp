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
area = '#D5DADE'
mark = '#E8590C'
alarm = '#B3261E'
white = '#FFFFFF'
color1 = '#0072B2'
color2 = '#E86100'
color3 = '#01A859'

# Ranges of the panels' axes.
x1_low = 83.55479; x1_high = 93.13073; y1_low = -0.6; y1_high = 4.6
x2_low = -0.5; x2_high = 2.5; y2_low = 10.25437; y2_high = 91.38204
x3_low = -0.5; x3_high = 1.5; y3_low = 10.25437; y3_high = 91.38204
x5_low = 1; x5_high = 4; y5_low = 47.06985; y5_high = 91.20434

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
  set label 1 'best: 30-30 units, rate 0.5 — 90.6% on validation' at screen 40/width, screen 962.4/height left front font bold.',28' textcolor rgb ink
  set label 2 '86.5–94.7% over 2 seeds; 1 of 5 others may be as good; learning_rate matters most; expect 90.6% elsewhere' at screen 40/width, screen 930.2/height left front font ','.subtitle textcolor rgb soft
  set label 3 'grid on digits: 6 settings, 2 seeds, 4 epochs; 3 of 12 runs diverged; validation only, test not shown' at screen 40/width, screen 14/height left front font ','.remark textcolor rgb soft

  # Panel 1: who wins
  set lmargin at screen 359.9/width
  set rmargin at screen 625.4/width
  set bmargin at screen 419.6/height
  set tmargin at screen 829.6/height
  set border 3 linecolor rgb axis
  set clip two
  set grid xtics ytics linetype 1 linecolor rgb grid
  set xrange [x1_low:x1_high]
  set nonlinear x via -log(100.05 - x) inverse 100.05 - exp(-x)
  set xtics nomirror out scale 0.5 ('84' 84, '86' 86, '88' 88, '90' 90, '92' 92) textcolor rgb soft
  set yrange [y1_low:y1_high]
  unset ytics
  set label 4 'accuracy, % (log-error scale)' at screen 492.7/width, screen 369.6/height center front font ','.text textcolor rgb soft
  set label 5 '30-30 units, rate 0.5' at screen 347.9/width, screen 782.3/height right front font bold.','.text textcolor rgb '#0A5B8A'
  set label 6 '90.6' at screen 684.8/width, screen 782.3/height right front font bold.','.text textcolor rgb '#0A5B8A'
  set label 7 '→' at screen 627.4/width, screen 782.3/height center front font bold.','.text textcolor rgb '#0A5B8A'
  set label 8 '16 units, rate 0.5' at screen 347.9/width, screen 703.4/height right front font ','.text textcolor rgb ink
  set label 9 '89.8' at screen 684.8/width, screen 703.4/height right front font ','.text textcolor rgb ink
  set label 10 '30-30 units, rate 0.1' at screen 347.9/width, screen 624.6/height right front font ','.text textcolor rgb '#767D83'
  set label 11 '88.2' at screen 684.8/width, screen 624.6/height right front font ','.text textcolor rgb '#767D83'
  set label 12 '16 units, rate 0.1' at screen 347.9/width, screen 545.8/height right front font ','.text textcolor rgb '#767D83'
  set label 13 '87.5' at screen 684.8/width, screen 545.8/height right front font ','.text textcolor rgb '#767D83'
  set label 14 '30-30 units, rate 1 (1 of 2 diverged)' at screen 347.9/width, screen 466.9/height right front font ','.text textcolor rgb '#767D83'
  set label 15 '87.0' at screen 684.8/width, screen 466.9/height right front font ','.text textcolor rgb '#767D83'
  set label 16 'Who wins?' at screen 40/width, screen 900.1/height left front font bold.','.heading textcolor rgb ink
  set label 17 'ring: a seed · dot: mean, line: its 95 % interval · black: may be as good as the' at screen 40/width, screen 875.6/height left front font ','.remark textcolor rgb soft
  set label 18 'best · →: the interval continues beyond the edge' at screen 40/width, screen 856.1/height left front font ','.remark textcolor rgb soft
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
    'overview.dat' index '09 means 3' using 1:2 with points pointtype 7 pointsize 0.95*dots linewidth 1.4 linecolor rgb context notitle, \
    'overview.dat' index '10 diverged' using 1:2 with points pointtype 2 pointsize 0.6*dots linewidth 2.0 linecolor rgb alarm notitle

  # Panel 2: what learning_rate does
  reset
  set lmargin at screen 790.8/width
  set rmargin at screen 1164.4/width
  set bmargin at screen 526/height
  set tmargin at screen 789.6/height
  set border 3 linecolor rgb axis
  set clip two
  set grid ytics linetype 1 linecolor rgb grid
  set xrange [x2_low:x2_high]
  set xtics nomirror out scale 0.5 ('0.1' 0, '0.5' 1, '1' 2) textcolor rgb soft
  set yrange [y2_low:y2_high]
  set nonlinear y via -log(100.05 - y) inverse 100.05 - exp(-y)
  set ytics nomirror out scale 0.5 ('30' 30, '50' 50, '60' 60, '70' 70, '80' 80, '85' 85, '90' 90) textcolor rgb soft
  set label 1 'learning_rate' at screen 790.8/width, screen 828.1/height left front font bold.','.heading textcolor rgb ink
  set label 2 '94 % alone' at screen 790.8/width, screen 803.6/height left front font ','.remark textcolor rgb soft
  set label 3 'What does each axis do?' at screen 732.8/width, screen 900.1/height left front font bold.','.heading textcolor rgb ink
  set label 4 'accuracy, % (log-error scale) · blue: the best with this value · bar: the middle 80 %, dash: median · ×:' at screen 732.8/width, screen 875.6/height left front font ','.remark textcolor rgb soft
  set label 5 'some diverged · diverged or below chance: drawn as chance' at screen 732.8/width, screen 856.1/height left front font ','.remark textcolor rgb soft
  unset key
  plot \
    'overview.dat' index '11 middle 80 percent' using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror fillstyle solid 1 noborder linecolor rgb area notitle, \
    'overview.dat' index '12 median' using 1:2 with lines linecolor rgb soft linewidth 2.6 notitle, \
    'overview.dat' index '13 best' using 1:2 with points pointtype 7 pointsize 0.75*dots linewidth 1.4 linecolor rgb color1 notitle, \
    'overview.dat' index '14 diverged' using 1:2 with points pointtype 2 pointsize 0.6*dots linewidth 2.0 linecolor rgb alarm notitle

  # Panel 3: what hidden does
  reset
  set lmargin at screen 1186.4/width
  set rmargin at screen 1560/width
  set bmargin at screen 526/height
  set tmargin at screen 789.6/height
  set border 3 linecolor rgb axis
  set clip two
  set grid ytics linetype 1 linecolor rgb grid
  set xrange [x3_low:x3_high]
  set xtics nomirror out scale 0.5 ('16' 0, '30-30' 1) textcolor rgb soft
  set yrange [y3_low:y3_high]
  set nonlinear y via -log(100.05 - y) inverse 100.05 - exp(-y)
  set ytics nomirror out scale 0.5 ('' 30, '' 50, '' 60, '' 70, '' 80, '' 85, '' 90) textcolor rgb soft
  set label 1 'hidden' at screen 1186.4/width, screen 828.1/height left front font bold.','.heading textcolor rgb ink
  set label 2 '3 % alone, may be chance' at screen 1186.4/width, screen 803.6/height left front font ','.remark textcolor rgb soft
  unset key
  plot \
    'overview.dat' index '15 middle 80 percent' using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror fillstyle solid 1 noborder linecolor rgb area notitle, \
    'overview.dat' index '16 median' using 1:2 with lines linecolor rgb soft linewidth 2.6 notitle, \
    'overview.dat' index '17 best' using 1:2 with points pointtype 7 pointsize 0.75*dots linewidth 1.4 linecolor rgb color1 notitle, \
    'overview.dat' index '18 diverged' using 1:2 with points pointtype 2 pointsize 0.6*dots linewidth 2.0 linecolor rgb alarm notitle

  # Panel 4: where it is good
  reset
  set lmargin at screen 808.6/width
  set rmargin at screen 1095.5/width
  set bmargin at screen 93/height
  set tmargin at screen 368/height
  set border 0 linecolor rgb '#FFFFFF'
  set xrange [-0.5:2.5]
  set xtics nomirror out scale 0 ('0.1' 0, '0.5' 1, '1' 2) textcolor rgb soft
  set yrange [-0.5:1.5]
  set ytics nomirror out scale 0 ('16' 0, '30-30' 1) textcolor rgb soft
  shade4(value) = -log(100.05 - value)
  set palette defined (0 '#EEF4F8', 1 '#B9D7E8', 2 '#6BAED6', 3 '#2C7FB8', 4 '#12416F')
  set cbrange [shade4(87.20828):shade4(90.59804)]
  set colorbox vertical user noborder origin screen 1109.5/width, screen 93/height size screen 14/width, screen 260/height
  set cbtics nomirror scale 0 offset -0.6 ('≤ 87.2' shade4(87.20828), '88' shade4(88), '89' shade4(89), '90' shade4(90), '90.6' shade4(90.59804)) textcolor rgb soft
  set label 1 'learning_rate' at screen 952.1/width, screen 43/height center front font ','.text textcolor rgb soft
  set label 2 'hidden' at screen 800.6/width, screen 382/height right front font ','.text textcolor rgb soft
  set label 3 '87.5' at first 0, first 0 center front font ',20' textcolor rgb ink
  set label 4 '89.8' at first 1, first 0 center front font ',20' textcolor rgb white
  set label 5 '×' at first 2, first 0 center front font ',20' textcolor rgb soft
  set label 6 '88.2' at first 0, first 1 center front font ',20' textcolor rgb ink
  set label 7 '90.6' at first 1, first 1 center front font ',20' textcolor rgb white
  set label 8 '87.0 ×' at first 2, first 1 center front font ',20' textcolor rgb ink
  set label 9 'Where?' at screen 732.8/width, screen 470.5/height left front font bold.','.heading textcolor rgb ink
  set label 10 'accuracy, % (log-error scale) · frame: the best setting is' at screen 732.8/width, screen 446/height left front font ','.remark textcolor rgb soft
  set label 11 'here · ×: diverged · diverged or below chance: drawn as' at screen 732.8/width, screen 426.5/height left front font ','.remark textcolor rgb soft
  set label 12 'chance' at screen 732.8/width, screen 407/height left front font ','.remark textcolor rgb soft
  unset key
  plot \
    'overview.dat' index '19 cells' using (($1+$2)/2):(($3+$4)/2):1:2:3:4:(shade4($5)) with boxxyerror fillstyle solid 1 noborder linecolor palette notitle, \
    'overview.dat' index '20 nothing known, or no better than chance' using 1:2 with lines linecolor rgb area linewidth 1.2 notitle, \
    'overview.dat' index '21 best cell' using 1:2 with lines linecolor rgb mark linewidth 4 notitle

  # Panel 5: How did it go?
  reset
  set lmargin at screen 1261.5/width
  set rmargin at screen 1464/width
  set bmargin at screen 93/height
  set tmargin at screen 394/height
  set border 3 linecolor rgb axis
  set clip two
  set grid ytics linetype 1 linecolor rgb grid
  set xrange [x5_low:x5_high]
  set format x '%g'
  set xtics nomirror out scale 0.5 1 textcolor rgb soft
  set yrange [y5_low:y5_high]
  set nonlinear y via -log(100.05 - y) inverse 100.05 - exp(-y)
  set ytics nomirror out scale 0.5 ('50' 50, '60' 60, '70' 70, '80' 80, '85' 85, '90' 90) textcolor rgb soft
  set arrow from first 4, first 90.598 to screen 1472/width, screen 390/height nohead linecolor rgb soft linewidth 1 dashtype (2,4)
  set arrow from first 4, first 89.848 to screen 1472/width, screen 366/height nohead linecolor rgb soft linewidth 1 dashtype (2,4)
  set arrow from first 4, first 88.231 to screen 1472/width, screen 342/height nohead linecolor rgb soft linewidth 1 dashtype (2,4)
  set label 1 'epoch' at screen 1362.7/width, screen 43/height center front font ','.text textcolor rgb soft
  set label 2 'best' at screen 1478/width, screen 390/height left front font bold.','.text textcolor rgb '#0A5B8A'
  set label 3 '2nd' at screen 1478/width, screen 366/height left front font ','.text textcolor rgb '#AD4F0D'
  set label 4 '3rd' at screen 1478/width, screen 342/height left front font ','.text textcolor rgb '#0B814B'
  set label 5 'How did it go?' at screen 1203.5/width, screen 470.5/height left front font bold.','.heading textcolor rgb ink
  set label 6 'accuracy, % (log-error scale) · gray: the' at screen 1203.5/width, screen 446/height left front font ','.remark textcolor rgb soft
  set label 7 'others' at screen 1203.5/width, screen 426.5/height left front font ','.remark textcolor rgb soft
  unset key
  plot \
    'overview.dat' index '22 diverged' using 1:2 with lines linecolor rgb context linewidth 1 notitle, \
    'overview.dat' index '23 others' using 1:2 with lines linecolor rgb context linewidth 1.6 notitle, \
    'overview.dat' index '24 3rd' using 1:2 with lines linecolor rgb color3 linewidth 2.4 notitle, \
    'overview.dat' index '25 2nd' using 1:2 with lines linecolor rgb color2 linewidth 2.4 notitle, \
    'overview.dat' index '26 best' using 1:2 with lines linecolor rgb color1 linewidth 2.4 notitle, \
    'overview.dat' index '27 diverged ends' using 1:2 with points pointtype 2 pointsize 0.55*dots linewidth 2.0 linecolor rgb alarm notitle

  unset multiplot
  unset output
}
