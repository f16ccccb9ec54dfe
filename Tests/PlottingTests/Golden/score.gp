# Drawn by nn-sweep. Change what you like and draw it again: gnuplot accuracy.gp
# All numbers are in accuracy.dat, in the units in which they are read.

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
alarm = '#B3261E'
color1 = '#0072B2'
color2 = '#E86100'
color3 = '#01A859'
color4 = '#60186E'
color5 = '#AE7296'
color6 = '#5B5002'

# Ranges of the panels' axes.
x1_low = 1; x1_high = 4; y1_low = 46.83235; y1_high = 92.1755

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
  set output 'accuracy.'.picture
  reset
  set multiplot

  # What the picture says
  set label 1 'Validation accuracy of 6 settings' at screen 40/width, screen 962.4/height left front font bold.',28' textcolor rgb ink
  set label 2 'solid: validation, dashed: training   ·   thin: each seed of the best three   ·   ×: diverged' at screen 40/width, screen 930.2/height left front font ','.subtitle textcolor rgb soft
  set label 3 'grid on digits: 6 settings, 2 seeds, 4 epochs; 3 of 12 runs diverged' at screen 40/width, screen 14/height left front font ','.remark textcolor rgb soft

  # Panel 1: accuracy, %
  set lmargin at screen 98/width
  set rmargin at screen 1156/width
  set bmargin at screen 93/height
  set tmargin at screen 877.6/height
  set border 3 linecolor rgb axis
  set clip two
  set grid ytics linetype 1 linecolor rgb grid
  set xrange [x1_low:x1_high]
  set format x '%g'
  set xtics nomirror out scale 0.5 1 textcolor rgb soft
  set yrange [y1_low:y1_high]
  set nonlinear y via -log(100.05 - y) inverse 100.05 - exp(-y)
  set ytics nomirror out scale 0.5 ('50' 50, '60' 60, '70' 70, '80' 80, '85' 85, '90' 90) textcolor rgb soft
  set arrow from first 4, first 90.598 to screen 1174/width, screen 823.4/height nohead linecolor rgb soft linewidth 1 dashtype (2,4)
  set arrow from first 4, first 89.848 to screen 1174/width, screen 775.8/height nohead linecolor rgb soft linewidth 1 dashtype (2,4)
  set arrow from first 4, first 88.231 to screen 1174/width, screen 728.2/height nohead linecolor rgb soft linewidth 1 dashtype (2,4)
  set arrow from first 4, first 87.4775 to screen 1174/width, screen 680.6/height nohead linecolor rgb soft linewidth 1 dashtype (2,4)
  set arrow from first 4, first 87.0256 to screen 1174/width, screen 633/height nohead linecolor rgb soft linewidth 1 dashtype (2,4)
  set arrow from first 3, first 70.654 to screen 1174/width, screen 336.7/height nohead linecolor rgb soft linewidth 1 dashtype (2,4)
  set label 4 'epoch' at screen 627/width, screen 43/height center front font ','.text textcolor rgb soft
  set label 5 'accuracy, % (log-error scale)' at screen 46/width, screen 891.6/height left front font ','.text textcolor rgb soft
  set label 6 '90.6%  30-30 units, rate 0.5' at screen 1180/width, screen 823.4/height left front font bold.','.label textcolor rgb '#845B76'
  set label 7 '89.8%  16 units, rate 0.5' at screen 1180/width, screen 775.8/height left front font ','.label textcolor rgb '#AD4F0D'
  set label 8 '88.2%  30-30 units, rate 0.1' at screen 1180/width, screen 728.2/height left front font ','.label textcolor rgb '#4D1C5A'
  set label 9 '87.5%  16 units, rate 0.1' at screen 1180/width, screen 680.6/height left front font ','.label textcolor rgb '#0A5B8A'
  set label 10 '87.0%  30-30 units,' at screen 1180/width, screen 644.1/height left front font ','.label textcolor rgb '#4A430E'
  set label 11 'rate 1 (1 of 2 diverged)' at screen 1180/width, screen 622/height left front font ','.label textcolor rgb '#4A430E'
  set label 12 'diverged  16 units, rate 1' at screen 1180/width, screen 336.7/height left front font ','.label textcolor rgb '#0B814B'
  unset key
  plot \
    'accuracy.dat' index '01 diverged' using 1:2 with lines linecolor rgb context linewidth 1.2 notitle, \
    'accuracy.dat' index '02 training 5' using 1:2 with lines linecolor rgb '#40'.color6[2:7] linewidth 1.6 dashtype (8,5) notitle, \
    'accuracy.dat' index '03 validation 5' using 1:2 with lines linecolor rgb color6 linewidth 2.8 notitle, \
    'accuracy.dat' index '04 training 4' using 1:2 with lines linecolor rgb '#40'.color1[2:7] linewidth 1.6 dashtype (8,5) notitle, \
    'accuracy.dat' index '05 validation 4' using 1:2 with lines linecolor rgb color1 linewidth 2.8 notitle, \
    'accuracy.dat' index '06 validation 3, each seed' using 1:2 with lines linecolor rgb '#73'.color4[2:7] linewidth 1 notitle, \
    'accuracy.dat' index '07 training 3' using 1:2 with lines linecolor rgb '#40'.color4[2:7] linewidth 1.6 dashtype (8,5) notitle, \
    'accuracy.dat' index '08 validation 3' using 1:2 with lines linecolor rgb color4 linewidth 2.8 notitle, \
    'accuracy.dat' index '09 validation 2, each seed' using 1:2 with lines linecolor rgb '#73'.color2[2:7] linewidth 1 notitle, \
    'accuracy.dat' index '10 training 2' using 1:2 with lines linecolor rgb '#40'.color2[2:7] linewidth 1.6 dashtype (8,5) notitle, \
    'accuracy.dat' index '11 validation 2' using 1:2 with lines linecolor rgb color2 linewidth 2.8 notitle, \
    'accuracy.dat' index '12 validation 1, each seed' using 1:2 with lines linecolor rgb '#73'.color5[2:7] linewidth 1 notitle, \
    'accuracy.dat' index '13 training 1' using 1:2 with lines linecolor rgb '#40'.color5[2:7] linewidth 1.6 dashtype (8,5) notitle, \
    'accuracy.dat' index '14 validation 1' using 1:2 with lines linecolor rgb color5 linewidth 2.8 notitle, \
    'accuracy.dat' index '15 diverged ends' using 1:2 with points pointtype 2 pointsize 0.55*dots linewidth 2.0 linecolor rgb alarm notitle

  unset multiplot
  unset output
}
