options(digits = 15)
# Two codeurs, 40 cells, values 1-5; 5 was offered and never used by the second.
d <- read.csv("agreement_two_coders.csv")
full <- table(factor(d$an, 1:5), factor(d$bo, 1:5))
linear <- 1 - abs(outer(1:5, 1:5, "-")) / 4
as.numeric(psych::cohen.kappa(full)$kappa)
as.numeric(psych::cohen.kappa(full)$weighted.kappa)
as.numeric(psych::cohen.kappa(full, w = linear)$weighted.kappa)
as.numeric(vcd::Kappa(full)$Unweighted["value"])
as.numeric(vcd::Kappa(full)$Weighted["value"])
as.numeric(vcd::Kappa(full, weights = "Fleiss-Cohen")$Weighted["value"])
# Grijs apart from rood < oranje < groen, as a table of weights of one's own.
blocks <- rbind(c(1, .5, 0, 0), c(.5, 1, .5, 0), c(0, .5, 1, 0), c(0, 0, 0, 1))
colours <- table(factor(d$an[d$an < 5 & d$bo < 5], 1:4), factor(d$bo[d$an < 5 & d$bo < 5], 1:4))
as.numeric(psych::cohen.kappa(colours, w = blocks)$weighted.kappa)
# The 97.5% point of t with 11 degrees of freedom, which a jackknife over 12 casussen needs.
qt(.975, 11)
