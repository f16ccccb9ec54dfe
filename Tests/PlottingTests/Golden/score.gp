# Drawn by nn-sweep; `gnuplot accuracy.gp` draws it again, as accuracy.svg and accuracy.png.
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
  set output 'accuracy.'.picture
  reset
  set multiplot
  set label 1 'Validation accuracy of 6 settings' at screen 0.0250, screen 0.9550 left front font bold.',28' textcolor rgb '#22262B'
  set label 2 'solid: validation, dashed: training   ·   labels: hidden, learning_rate   ·   band: lowest to highest seed   ·   ×: diverged' at screen 0.0250, screen 0.9150 left front font ',18' textcolor rgb '#5C6670'
  set label 3 'grid on digits: 6 settings, 2 seeds, 4 epochs; 3 of 12 runs diverged' at screen 0.0250, screen 0.8880 left front font ',18' textcolor rgb '#5C6670'
  set lmargin at screen 0.0625
  set rmargin at screen 0.8656
  set bmargin at screen 0.0900
  set tmargin at screen 0.8000
  set border 3 linecolor rgb '#9AA3AB'
  set grid ytics linetype 1 linecolor rgb '#E6E9EC'
  set xrange [1:4]
  set format x '%g'
  set xtics nomirror out scale 0.5 textcolor rgb '#5C6670' 1
  set yrange [48.8101:93.5818]
  set format y '%g%%'
  set ytics nomirror out scale 0.5 textcolor rgb '#5C6670' 10
  set arrow from first 4, first 90.598 to screen 0.8775, screen 0.7726 nohead linecolor rgb '#F1CA73' linewidth 1
  set arrow from first 4, first 89.848 to screen 0.8775, screen 0.7471 nohead linecolor rgb '#E8A673' linewidth 1
  set arrow from first 4, first 88.231 to screen 0.8775, screen 0.7216 nohead linecolor rgb '#E3B5CF' linewidth 1
  set arrow from first 4, first 87.4775 to screen 0.8775, screen 0.6961 nohead linecolor rgb '#73B1D5' linewidth 1
  set arrow from first 4, first 87.0256 to screen 0.8775, screen 0.6706 nohead linecolor rgb '#A2D6F3' linewidth 1
  set label 4 'epoch' at screen 0.4641, screen 0.0340 center front font ',16' textcolor rgb '#5C6670'
  set label 5 '90.6%  30-30 0.5' at screen 0.8812, screen 0.7726 left front font bold.',17' textcolor rgb '#AB7B0D'
  set label 6 '89.8%  16 0.5' at screen 0.8812, screen 0.7471 left front font ',17' textcolor rgb '#9F4D0D'
  set label 7 '88.2%  30-30 0.1' at screen 0.8812, screen 0.7216 left front font ',17' textcolor rgb '#996082'
  set label 8 '87.5%  16 0.1' at screen 0.8812, screen 0.6961 left front font ',17' textcolor rgb '#0A5B8A'
  set label 9 '87.0%  30-30 1' at screen 0.8812, screen 0.6706 left front font ',17' textcolor rgb '#4689B0'
  set label 10 'diverged  16 1' at screen 0.8812, screen 0.4364 left front font ',17' textcolor rgb '#0A7A5D'
  unset key
  plot \
    'accuracy.dat' index '01 diverged 6' using 1:2 with lines linecolor rgb '#009E73' linewidth 1.4 notitle, \
    'accuracy.dat' index '02 training 5' using 1:2 with lines linecolor rgb '#5956B4E9' linewidth 1.4 dashtype (8,5) notitle, \
    'accuracy.dat' index '03 validation 5' using 1:2 with lines linecolor rgb '#56B4E9' linewidth 2.8 notitle, \
    for [i = 1:hairlines] 'accuracy.dat' index '04 band 4' using (1):2 with lines linecolor rgb '#9AA3AB' linewidth 1 notitle, \
    'accuracy.dat' index '04 band 4' using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder fillcolor rgb '#0072B2' notitle, \
    'accuracy.dat' index '05 training 4' using 1:2 with lines linecolor rgb '#590072B2' linewidth 1.4 dashtype (8,5) notitle, \
    'accuracy.dat' index '06 validation 4' using 1:2 with lines linecolor rgb '#0072B2' linewidth 2.8 notitle, \
    for [i = 1:hairlines] 'accuracy.dat' index '07 band 3' using (1):2 with lines linecolor rgb '#9AA3AB' linewidth 1 notitle, \
    'accuracy.dat' index '07 band 3' using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder fillcolor rgb '#CC79A7' notitle, \
    'accuracy.dat' index '08 training 3' using 1:2 with lines linecolor rgb '#59CC79A7' linewidth 1.4 dashtype (8,5) notitle, \
    'accuracy.dat' index '09 validation 3' using 1:2 with lines linecolor rgb '#CC79A7' linewidth 2.8 notitle, \
    for [i = 1:hairlines] 'accuracy.dat' index '10 band 2' using (1):2 with lines linecolor rgb '#9AA3AB' linewidth 1 notitle, \
    'accuracy.dat' index '10 band 2' using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder fillcolor rgb '#D55E00' notitle, \
    'accuracy.dat' index '11 training 2' using 1:2 with lines linecolor rgb '#59D55E00' linewidth 1.4 dashtype (8,5) notitle, \
    'accuracy.dat' index '12 validation 2' using 1:2 with lines linecolor rgb '#D55E00' linewidth 2.8 notitle, \
    for [i = 1:hairlines] 'accuracy.dat' index '13 band 1' using (1):2 with lines linecolor rgb '#9AA3AB' linewidth 1 notitle, \
    'accuracy.dat' index '13 band 1' using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder fillcolor rgb '#E69F00' notitle, \
    'accuracy.dat' index '14 training 1' using 1:2 with lines linecolor rgb '#59E69F00' linewidth 1.4 dashtype (8,5) notitle, \
    'accuracy.dat' index '15 validation 1' using 1:2 with lines linecolor rgb '#E69F00' linewidth 2.8 notitle, \
    'accuracy.dat' index '16 diverged ends' using 1:2:3 with points pointtype 2 pointsize 0.55 linewidth 2 linecolor rgb variable notitle
  unset multiplot
  unset output
}
