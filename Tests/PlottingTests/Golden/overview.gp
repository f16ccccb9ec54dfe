# Drawn by nn-sweep; `gnuplot overview.gp` draws it again, as overview.svg and overview.png.
set encoding utf8
# Everything stands beside this script, wherever gnuplot was started.
slash = 0
do for [i = 1:strlen(ARG0)] { if (ARG0[i:i] eq '/') { slash = i } }
if (slash > 0) { cd ARG0[1:slash] }

# Both pictures get fonts and points of the same size in pixels. The name of the bold font
# carries an attribute into the SVG, because gnuplot has no other way to say bold there. Without
# cairo, lines are as wide as whole pixels, and an area after a wide line is painted twice:
# hairlines come between, where the axis hides them.
do for [picture in 'svg png'] {
  if (picture eq 'svg') {
    set terminal svg size 1600,1000 background '#FFFFFF' noenhanced dynamic font 'sans-serif,16'
    bold = 'sans-serif" font-weight="bold'
    hairlines = 0
  } else {
    sans = 'DejaVu Sans'
    bold = 'DejaVu Sans:Bold'
    hairlines = strstrt(GPVAL_TERMINALS, ' pngcairo ') == 0
    if (hairlines) {
      # A folder with fonts, for systems that have none.
      if (exists('fonts')) {
        sans = fonts.'DejaVuSans.ttf'
        bold = fonts.'DejaVuSans-Bold.ttf'
      }
      set terminal png truecolor size 1600,1000 background '#FFFFFF' noenhanced font sans.',16' fontscale 0.75 linewidth 1.2
    } else {
      set terminal pngcairo size 1600,1000 background '#FFFFFF' noenhanced font sans.',16' fontscale 0.75 pointscale 2
    }
  }
  set output 'overview.'.picture
  reset
  set multiplot
  set label 1 'best: hidden 30-30, learning_rate 0.5 — 90.6% on validation (2 seeds, 90.3–90.9%)' at screen 0.0250, screen 0.9550 left front font bold.',28' textcolor rgb '#22262B'
  set label 2 'learning_rate matters most; no other setting reaches into the range of the best' at screen 0.0250, screen 0.9150 left front font ',18' textcolor rgb '#5C6670'
  set label 3 'grid on digits: 6 settings, 2 seeds, 4 epochs; 3 of 12 runs diverged' at screen 0.0250, screen 0.8880 left front font ',18' textcolor rgb '#5C6670'
  set lmargin at screen 0.0594
  set rmargin at screen 0.4793
  set bmargin at screen 0.0900
  set tmargin at screen 0.7700
  set border 3 linecolor rgb '#9AA3AB'
  set grid ytics linetype 1 linecolor rgb '#E6E9EC'
  set xrange [1:4]
  set format x '%g'
  set xtics nomirror out scale 0.5 textcolor rgb '#5C6670' 1
  set yrange [48.8501:92.5418]
  set format y '%g%%'
  set ytics nomirror out scale 0.5 textcolor rgb '#5C6670' 10
  set arrow from first 4, first 90.598 to screen 0.4880, screen 0.7572 nohead linecolor rgb '#F1CA73' linewidth 1
  set arrow from first 4, first 89.848 to screen 0.4880, screen 0.7332 nohead linecolor rgb '#E8A673' linewidth 1
  set arrow from first 4, first 88.231 to screen 0.4880, screen 0.7092 nohead linecolor rgb '#E3B5CF' linewidth 1
  set arrow from first 4, first 87.4775 to screen 0.4880, screen 0.6852 nohead linecolor rgb '#73B1D5' linewidth 1
  set arrow from first 4, first 87.0256 to screen 0.4880, screen 0.6612 nohead linecolor rgb '#A2D6F3' linewidth 1
  set label 4 'epoch' at screen 0.2693, screen 0.0340 center front font ',16' textcolor rgb '#5C6670'
  set label 5 '90.6  30-30 0.5' at screen 0.4918, screen 0.7572 left front font bold.',16' textcolor rgb '#AB7B0D'
  set label 6 '89.8  16 0.5' at screen 0.4918, screen 0.7332 left front font ',16' textcolor rgb '#9F4D0D'
  set label 7 '88.2  30-30 0.1' at screen 0.4918, screen 0.7092 left front font ',16' textcolor rgb '#996082'
  set label 8 '87.5  16 0.1' at screen 0.4918, screen 0.6852 left front font ',16' textcolor rgb '#0A5B8A'
  set label 9 '87.0  30-30 1' at screen 0.4918, screen 0.6612 left front font ',16' textcolor rgb '#4689B0'
  set label 10 'Validation accuracy of 6 settings' at screen 0.0250, screen 0.8320 left front font bold.',19' textcolor rgb '#22262B'
  set label 11 'labels: hidden, learning_rate · bands: lowest to highest seed' at screen 0.0250, screen 0.8050 left front font ',16' textcolor rgb '#5C6670'
  unset key
  plot \
    'overview.dat' index '01 diverged' using 1:2 with lines linecolor rgb '#26C3C9CE' linewidth 1 notitle, \
    'overview.dat' index '02 best 5' using 1:2 with lines linecolor rgb '#56B4E9' linewidth 2.5 notitle, \
    for [i = 1:hairlines] 'overview.dat' index '03 band 4' using (1):2 with lines linecolor rgb '#9AA3AB' linewidth 1 notitle, \
    'overview.dat' index '03 band 4' using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder fillcolor rgb '#0072B2' notitle, \
    'overview.dat' index '04 best 4' using 1:2 with lines linecolor rgb '#0072B2' linewidth 2.5 notitle, \
    for [i = 1:hairlines] 'overview.dat' index '05 band 3' using (1):2 with lines linecolor rgb '#9AA3AB' linewidth 1 notitle, \
    'overview.dat' index '05 band 3' using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder fillcolor rgb '#CC79A7' notitle, \
    'overview.dat' index '06 best 3' using 1:2 with lines linecolor rgb '#CC79A7' linewidth 2.5 notitle, \
    for [i = 1:hairlines] 'overview.dat' index '07 band 2' using (1):2 with lines linecolor rgb '#9AA3AB' linewidth 1 notitle, \
    'overview.dat' index '07 band 2' using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder fillcolor rgb '#D55E00' notitle, \
    'overview.dat' index '08 best 2' using 1:2 with lines linecolor rgb '#D55E00' linewidth 2.5 notitle, \
    for [i = 1:hairlines] 'overview.dat' index '09 band 1' using (1):2 with lines linecolor rgb '#9AA3AB' linewidth 1 notitle, \
    'overview.dat' index '09 band 1' using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder fillcolor rgb '#E69F00' notitle, \
    'overview.dat' index '10 best 1' using 1:2 with lines linecolor rgb '#E69F00' linewidth 2.5 notitle, \
    'overview.dat' index '11 diverged ends' using 1:2:3 with points pointtype 2 pointsize 0.55 linewidth 2 linecolor rgb variable notitle
  reset
  set lmargin at screen 0.6443
  set rmargin at screen 0.9812
  set bmargin at screen 0.0900
  set tmargin at screen 0.7560
  set border 0 linecolor rgb '#FFFFFF'
  set xrange [-0.5:2.5]
  set xtics nomirror out scale 0 textcolor rgb '#5C6670' ('0.1' 0, '0.5' 1, '1' 2)
  set yrange [-0.5:1.5]
  set ytics nomirror out scale 0 textcolor rgb '#5C6670' ('16' 0, '30-30' 1)
  set label 1 'learning_rate' at screen 0.8128, screen 0.0340 center front font ',16' textcolor rgb '#5C6670'
  set label 2 'hidden' at screen 0.6393, screen 0.7680 right front font ',16' textcolor rgb '#5C6670'
  set label 3 '87.5' at first 0, first 0 center front font ',20' textcolor rgb '#22262B'
  set label 4 '89.8' at first 1, first 0 center front font ',20' textcolor rgb '#FFFFFF'
  set label 5 '×' at first 2, first 0 center front font ',20' textcolor rgb '#5C6670'
  set label 6 '88.2' at first 0, first 1 center front font ',20' textcolor rgb '#22262B'
  set label 7 '90.6' at first 1, first 1 center front font ',20' textcolor rgb '#FFFFFF'
  set label 8 '87.0 ×' at first 2, first 1 center front font ',20' textcolor rgb '#22262B'
  set label 9 'Accuracy by learning_rate and hidden' at screen 0.5969, screen 0.8320 left front font bold.',19' textcolor rgb '#22262B'
  set label 10 'mean of the seeds · ×: runs diverged · framed: best' at screen 0.5969, screen 0.8050 left front font ',16' textcolor rgb '#5C6670'
  unset key
  plot \
    'overview.dat' index '12 hatches' using 1:2 with lines linecolor rgb '#E6E9EC' linewidth 1.5 notitle, \
    'overview.dat' index '13 cells' using 1:2:3:4:5 with boxxyerror fillstyle solid 1 noborder linecolor rgb variable notitle, \
    'overview.dat' index '14 best cell' using 1:2 with lines linecolor rgb '#E8590C' linewidth 4 notitle
  unset multiplot
  unset output
}
