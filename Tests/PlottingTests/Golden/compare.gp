# Drawn by nn-sweep. Change what you like and draw it again: gnuplot compare.gp
# All numbers are in compare.dat, in the units in which they are read.

# Pictures: of svg, png and pdf. The canvas is in pixels, in which everything is placed;
# zoom is how many of a PNG's pixels each of them becomes.
pictures = 'svg png'
width = 1600.0; height = 684.0
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

# Ranges of the panels' axes.
x1_low = -6.579783; x1_high = 2.681807; y1_low = -0.6; y1_high = 4.6

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
  set output 'compare.'.picture
  reset
  set multiplot

  # What the picture says
  set label 1 'best: 30-30 units, rate 0.5 — 90.6% on validation' at screen 40/width, screen 646.4/height left front font bold.',28' textcolor rgb ink
  set label 2 '86.5–94.7% over 2 seeds; 1 of 5 others may be as good; learning_rate matters most; expect 90.6% elsewhere' at screen 40/width, screen 614.2/height left front font ','.subtitle textcolor rgb soft
  set label 3 'grid on digits: 6 settings, 2 seeds, 4 epochs; 3 of 12 runs diverged' at screen 40/width, screen 14/height left front font ','.remark textcolor rgb soft

  # Panel 1: differences seed by seed
  set lmargin at screen 228.1/width
  set rmargin at screen 1501.8/width
  set bmargin at screen 93.6/height
  set tmargin at screen 503.6/height
  set border 3 linecolor rgb axis
  set clip two
  set grid xtics ytics linetype 1 linecolor rgb grid
  set xrange [x1_low:x1_high]
  set xtics nomirror out scale 0.5 ('−6' -6, '−4' -4, '−2' -2, '0' 0, '+2' 2) textcolor rgb soft
  set yrange [y1_low:y1_high]
  unset ytics
  set arrow from first 0, screen 93.6/height to first 0, screen 503.6/height nohead linecolor rgb ink linewidth 1.6
  set label 4 'difference in accuracy, percentage points' at screen 864.9/width, screen 43.6/height center front font ','.text textcolor rgb soft
  set label 5 '16 units, rate 0.5' at screen 216.1/width, screen 456.3/height right front font ','.text textcolor rgb ink
  set label 6 '−0.8' at screen 1560/width, screen 456.3/height right front font ','.text textcolor rgb ink
  set label 7 '←' at screen 226.1/width, screen 456.3/height center front font bold.','.text textcolor rgb ink
  set label 8 '→' at screen 1503.8/width, screen 456.3/height center front font bold.','.text textcolor rgb ink
  set label 9 '30-30 units, rate 0.1' at screen 216.1/width, screen 377.4/height right front font ','.text textcolor rgb '#767D83'
  set label 10 '−2.4' at screen 1560/width, screen 377.4/height right front font ','.text textcolor rgb '#767D83'
  set label 11 '16 units, rate 0.1' at screen 216.1/width, screen 298.6/height right front font ','.text textcolor rgb '#767D83'
  set label 12 '−3.1' at screen 1560/width, screen 298.6/height right front font ','.text textcolor rgb '#767D83'
  set label 13 '←' at screen 226.1/width, screen 298.6/height center front font bold.','.text textcolor rgb '#767D83'
  set label 14 '→' at screen 1503.8/width, screen 298.6/height center front font bold.','.text textcolor rgb '#767D83'
  set label 15 '30-30 units, rate 1' at screen 216.1/width, screen 219.8/height right front font ','.text textcolor rgb '#767D83'
  set label 16 '−3.6' at screen 1560/width, screen 219.8/height right front font ','.text textcolor rgb '#767D83'
  set label 17 '←' at screen 226.1/width, screen 219.8/height center front font bold.','.text textcolor rgb '#767D83'
  set label 18 '16 units, rate 1' at screen 216.1/width, screen 140.9/height right front font ','.text textcolor rgb '#767D83'
  set label 19 '−0.3' at screen 1560/width, screen 140.9/height right front font ','.text textcolor rgb '#767D83'
  set label 20 '←' at screen 226.1/width, screen 140.9/height center front font bold.','.text textcolor rgb '#767D83'
  set label 21 '← the best is better' at screen 1123/width, screen 517.6/height right front font bold.','.text textcolor rgb ink
  set label 22 'the other is better →' at screen 1143/width, screen 517.6/height left front font bold.','.text textcolor rgb ink
  set label 23 'How far are the others from the best?' at screen 40/width, screen 584.1/height left front font bold.','.heading textcolor rgb ink
  set label 24 'beside 30-30 units, rate 0.5, seed by seed · ring: a seed, dot: mean, line: its 95 % interval · black: may be as good as the best · ← →: the interval continues beyond the edge' at screen 40/width, screen 559.6/height left front font ','.remark textcolor rgb soft
  unset key
  plot \
    'compare.dat' index '01 95 percent intervals 1' using 1:2 with lines linecolor rgb ink linewidth 2.4 notitle, \
    'compare.dat' index '02 95 percent intervals 2' using 1:2 with lines linecolor rgb context linewidth 2.4 notitle, \
    'compare.dat' index '03 each seed 1' using 1:2 with points pointtype 6 pointsize 0.55*dots linewidth 1.4 linecolor rgb ink notitle, \
    'compare.dat' index '04 each seed 2' using 1:2 with points pointtype 6 pointsize 0.55*dots linewidth 1.4 linecolor rgb context notitle, \
    'compare.dat' index '05 means 1' using 1:2 with points pointtype 7 pointsize 0.95*dots linewidth 1.4 linecolor rgb ink notitle, \
    'compare.dat' index '06 means 2' using 1:2 with points pointtype 7 pointsize 0.95*dots linewidth 1.4 linecolor rgb context notitle

  unset multiplot
  unset output
}
