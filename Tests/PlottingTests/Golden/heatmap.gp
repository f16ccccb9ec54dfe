# Drawn by nn-sweep. Change what you like and draw it again: gnuplot heatmap.gp
# All numbers are in heatmap.dat, in the units in which they are read.

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
mark = '#E8590C'
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
  set output 'heatmap.'.picture
  reset
  set multiplot

  # What the picture says
  set label 1 'best: 30-30 units, rate 0.5 — 90.6% on validation' at screen 40/width, screen 962.4/height left front font bold.',28' textcolor rgb ink
  set label 2 '86.5–94.7% over 2 seeds; 1 of 5 others may be as good; learning_rate matters most; expect 90.6% elsewhere' at screen 40/width, screen 930.2/height left front font ','.subtitle textcolor rgb soft
  set label 3 'grid on digits: 6 settings, 2 seeds, 4 epochs; 3 of 12 runs diverged' at screen 40/width, screen 14/height left front font ','.remark textcolor rgb soft

  # Panel 1: where it is good
  set lmargin at screen 115.8/width
  set rmargin at screen 1476/width
  set bmargin at screen 93/height
  set tmargin at screen 837.6/height
  set border 0 linecolor rgb '#FFFFFF'
  set xrange [-0.5:2.5]
  set xtics nomirror out scale 0 ('0.1' 0, '0.5' 1, '1' 2) textcolor rgb soft
  set yrange [-0.5:1.5]
  set ytics nomirror out scale 0 ('16' 0, '30-30' 1) textcolor rgb soft
  shade1(value) = -log(100.05 - value)
  set palette defined (0 '#EEF4F8', 1 '#B9D7E8', 2 '#6BAED6', 3 '#2C7FB8', 4 '#12416F')
  set cbrange [shade1(87.20828):shade1(90.59804)]
  set colorbox vertical user noborder origin screen 1490/width, screen 93/height size screen 14/width, screen 260/height
  set cbtics nomirror scale 0 offset -0.6 ('≤ 87.2' shade1(87.20828), '88' shade1(88), '89' shade1(89), '90' shade1(90), '90.6' shade1(90.59804)) textcolor rgb soft
  set label 4 'learning_rate' at screen 795.9/width, screen 43/height center front font ','.text textcolor rgb soft
  set label 5 'hidden' at screen 107.8/width, screen 851.6/height right front font ','.text textcolor rgb soft
  set label 6 '87.5' at first 0, first 0 center front font ',20' textcolor rgb ink
  set label 7 '89.8' at first 1, first 0 center front font ',20' textcolor rgb white
  set label 8 '×' at first 2, first 0 center front font ',20' textcolor rgb soft
  set label 9 '88.2' at first 0, first 1 center front font ',20' textcolor rgb ink
  set label 10 '90.6' at first 1, first 1 center front font ',20' textcolor rgb white
  set label 11 '87.0 ×' at first 2, first 1 center front font ',20' textcolor rgb ink
  set label 12 'Where?' at screen 40/width, screen 900.1/height left front font bold.','.heading textcolor rgb ink
  set label 13 'accuracy, % (log-error scale) · frame: the best setting is here · ×: diverged · diverged or below chance: drawn as chance' at screen 40/width, screen 875.6/height left front font ','.remark textcolor rgb soft
  unset key
  plot \
    'heatmap.dat' index '01 cells' using (($1+$2)/2):(($3+$4)/2):1:2:3:4:(shade1($5)) with boxxyerror fillstyle solid 1 noborder linecolor palette notitle, \
    'heatmap.dat' index '02 nothing known, or no better than chance' using 1:2 with lines linecolor rgb area linewidth 1.2 notitle, \
    'heatmap.dat' index '03 best cell' using 1:2 with lines linecolor rgb mark linewidth 4 notitle

  unset multiplot
  unset output
}
