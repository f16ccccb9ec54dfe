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
  set label 1 'best: learning_rate 0.3 — 94.4% on validation (2 seeds, 94.3–94.6%)' at screen 0.0250, screen 0.9550 left front font bold.',28' textcolor rgb '#22262B'
  set label 2 'no other setting reaches into the range of the best' at screen 0.0250, screen 0.9150 left front font ',18' textcolor rgb '#5C6670'
  set label 3 'oneAxis on digits: 9 settings, 2 seeds, 20 epochs' at screen 0.0250, screen 0.8880 left front font ',18' textcolor rgb '#5C6670'
  set lmargin at screen 0.0594
  set rmargin at screen 0.5146
  set bmargin at screen 0.0900
  set tmargin at screen 0.7700
  set border 3 linecolor rgb '#9AA3AB'
  set grid ytics linetype 1 linecolor rgb '#E6E9EC'
  set xrange [1:20]
  set format x '%g'
  set xtics nomirror out scale 0.5 textcolor rgb '#5C6670' 2
  set yrange [6.43802:98.1]
  set format y '%g%%'
  set ytics nomirror out scale 0.5 textcolor rgb '#5C6670' 20
  set arrow from first 20, first 94.421 to screen 0.5234, screen 0.7720 nohead linecolor rgb '#73B1D5' linewidth 1
  set arrow from first 20, first 93.5766 to screen 0.5234, screen 0.7480 nohead linecolor rgb '#E8A673' linewidth 1
  set arrow from first 20, first 93.0821 to screen 0.5234, screen 0.7240 nohead linecolor rgb '#73CAB2' linewidth 1
  set arrow from first 20, first 92.9654 to screen 0.5234, screen 0.7000 nohead linecolor rgb '#E3B5CF' linewidth 1
  set arrow from first 20, first 83.0091 to screen 0.5234, screen 0.6580 nohead linecolor rgb '#F1CA73' linewidth 1
  set arrow from first 20, first 47.7325 to screen 0.5234, screen 0.3963 nohead linecolor rgb '#A2D6F3' linewidth 1
  set arrow from first 20, first 10.0698 to screen 0.5234, screen 0.1288 nohead linecolor rgb '#BE85A2' linewidth 1
  set arrow from first 20, first 10.03 to screen 0.5234, screen 0.1048 nohead linecolor rgb '#BFBF8C' linewidth 1
  set label 4 'epoch' at screen 0.2870, screen 0.0340 center front font ',16' textcolor rgb '#5C6670'
  set label 5 '94.4  0.3' at screen 0.5271, screen 0.7720 left front font bold.',16' textcolor rgb '#0A5B8A'
  set label 6 '93.6  0.1' at screen 0.5271, screen 0.7480 left front font ',16' textcolor rgb '#9F4D0D'
  set label 7 '93.1  0.01' at screen 0.5271, screen 0.7240 left front font ',16' textcolor rgb '#0A7A5D'
  set label 8 '93.0  1' at screen 0.5271, screen 0.7000 left front font ',16' textcolor rgb '#996082'
  set label 9 '83.0  3' at screen 0.5271, screen 0.6580 left front font ',16' textcolor rgb '#AB7B0D'
  set label 10 '47.7  10' at screen 0.5271, screen 0.3963 left front font ',16' textcolor rgb '#4689B0'
  set label 11 '10.1  300' at screen 0.5271, screen 0.1288 left front font ',16' textcolor rgb '#692348'
  set label 12 '10.0  100' at screen 0.5271, screen 0.1048 left front font ',16' textcolor rgb '#6B6C2D'
  set label 13 'Validation accuracy, the 8 best in color' at screen 0.0250, screen 0.8320 left front font bold.',19' textcolor rgb '#22262B'
  set label 14 'labels: learning_rate · bands: lowest to highest seed' at screen 0.0250, screen 0.8050 left front font ',16' textcolor rgb '#5C6670'
  unset key
  plot \
    'overview.dat' index '01 others' using 1:2 with lines linecolor rgb '#26C3C9CE' linewidth 1 notitle, \
    for [i = 1:hairlines] 'overview.dat' index '02 band 8' using (1):2 with lines linecolor rgb '#9AA3AB' linewidth 1 notitle, \
    'overview.dat' index '02 band 8' using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder fillcolor rgb '#8A8A2E' notitle, \
    'overview.dat' index '03 best 8' using 1:2 with lines linecolor rgb '#8A8A2E' linewidth 2.5 notitle, \
    for [i = 1:hairlines] 'overview.dat' index '04 band 7' using (1):2 with lines linecolor rgb '#9AA3AB' linewidth 1 notitle, \
    'overview.dat' index '04 band 7' using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder fillcolor rgb '#882255' notitle, \
    'overview.dat' index '05 best 7' using 1:2 with lines linecolor rgb '#882255' linewidth 2.5 notitle, \
    for [i = 1:hairlines] 'overview.dat' index '06 band 6' using (1):2 with lines linecolor rgb '#9AA3AB' linewidth 1 notitle, \
    'overview.dat' index '06 band 6' using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder fillcolor rgb '#56B4E9' notitle, \
    'overview.dat' index '07 best 6' using 1:2 with lines linecolor rgb '#56B4E9' linewidth 2.5 notitle, \
    for [i = 1:hairlines] 'overview.dat' index '08 band 5' using (1):2 with lines linecolor rgb '#9AA3AB' linewidth 1 notitle, \
    'overview.dat' index '08 band 5' using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder fillcolor rgb '#E69F00' notitle, \
    'overview.dat' index '09 best 5' using 1:2 with lines linecolor rgb '#E69F00' linewidth 2.5 notitle, \
    for [i = 1:hairlines] 'overview.dat' index '10 band 4' using (1):2 with lines linecolor rgb '#9AA3AB' linewidth 1 notitle, \
    'overview.dat' index '10 band 4' using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder fillcolor rgb '#CC79A7' notitle, \
    'overview.dat' index '11 best 4' using 1:2 with lines linecolor rgb '#CC79A7' linewidth 2.5 notitle, \
    for [i = 1:hairlines] 'overview.dat' index '12 band 3' using (1):2 with lines linecolor rgb '#9AA3AB' linewidth 1 notitle, \
    'overview.dat' index '12 band 3' using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder fillcolor rgb '#009E73' notitle, \
    'overview.dat' index '13 best 3' using 1:2 with lines linecolor rgb '#009E73' linewidth 2.5 notitle, \
    for [i = 1:hairlines] 'overview.dat' index '14 band 2' using (1):2 with lines linecolor rgb '#9AA3AB' linewidth 1 notitle, \
    'overview.dat' index '14 band 2' using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder fillcolor rgb '#D55E00' notitle, \
    'overview.dat' index '15 best 2' using 1:2 with lines linecolor rgb '#D55E00' linewidth 2.5 notitle, \
    for [i = 1:hairlines] 'overview.dat' index '16 band 1' using (1):2 with lines linecolor rgb '#9AA3AB' linewidth 1 notitle, \
    'overview.dat' index '16 band 1' using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder fillcolor rgb '#0072B2' notitle, \
    'overview.dat' index '17 best 1' using 1:2 with lines linecolor rgb '#0072B2' linewidth 2.5 notitle
  reset
  set lmargin at screen 0.6438
  set rmargin at screen 0.9750
  set bmargin at screen 0.0900
  set tmargin at screen 0.7700
  set border 3 linecolor rgb '#9AA3AB'
  set grid ytics linetype 1 linecolor rgb '#E6E9EC'
  set xrange [-0.5:8.5]
  set xtics nomirror out scale 0.5 textcolor rgb '#5C6670' ('0.01' 0, '0.1' 1, '0.3' 2, '1' 3, '3' 4, '10' 5, '30' 6, '100' 7, '300' 8)
  set yrange [6.41027:97.9768]
  set format y '%g%%'
  set ytics nomirror out scale 0.5 textcolor rgb '#5C6670' 20
  set label 1 'learning_rate' at screen 0.8094, screen 0.0340 center front font ',16' textcolor rgb '#5C6670'
  set label 2 'Accuracy by learning_rate' at screen 0.5969, screen 0.8320 left front font bold.',19' textcolor rgb '#22262B'
  set label 3 'large: mean of the seeds, small: each seed' at screen 0.5969, screen 0.8050 left front font ',16' textcolor rgb '#5C6670'
  unset key
  plot \
    'overview.dat' index '18 ranges' using 1:2 with lines linecolor rgb '#9AA3AB' linewidth 2 notitle, \
    'overview.dat' index '19 runs' using 1:2:3 with points pointtype 7 pointsize 0.4 linecolor rgb variable notitle, \
    'overview.dat' index '20 means' using 1:2:3 with points pointtype 7 pointsize 0.8 linecolor rgb variable notitle
  unset multiplot
  unset output
}
