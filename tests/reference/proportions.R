options(digits = 15)
# Wilson: the score interval of prop.test without continuity correction
as.numeric(prop.test(7, 15, correct = FALSE)$conf.int)
as.numeric(prop.test(0, 9, correct = FALSE)$conf.int)
as.numeric(prop.test(191, 253, conf.level = 0.9, correct = FALSE)$conf.int)
# exact: Clopper and Pearson
as.numeric(binom.test(7, 15)$conf.int)
as.numeric(binom.test(0, 9)$conf.int)
as.numeric(binom.test(9, 9, conf.level = 0.99)$conf.int)
# Jeffreys: quantiles of the beta distribution
qbeta(c(0.025, 0.975), 7 + 0.5, 15 - 7 + 0.5)
qbeta(0.975, 0.5, 9 + 0.5)
qbeta(0.025, 9 + 0.5, 0.5)
# 7 of 15 drawn from 20: Wilson and Jeffreys on the effective number, the hypergeometric distribution tried in full
size <- 15 * 19 / 5
z <- qnorm(0.975)
p <- 7 / 15
(p + z^2 / (2 * size) + c(-1, 1) * z * sqrt(p * (1 - p) / size + z^2 / (4 * size^2))) / (1 + z^2 / size)
qbeta(c(0.025, 0.975), p * size + 0.5, (1 - p) * size + 0.5)
range(which(phyper(6, 0:20, 20:0, 15, lower.tail = FALSE) > 0.025 & phyper(7, 0:20, 20:0, 15) > 0.025) - 1) / 20
range(which(phyper(2, 0:90, 90:0, 15, lower.tail = FALSE) > 0.05 & phyper(3, 0:90, 90:0, 15) > 0.05) - 1) / 90
# the sign test
binom.test(1, 9)$p.value
binom.test(4, 11)$p.value
binom.test(5, 10)$p.value
binom.test(0, 6)$p.value
# Newcombe's method 10, from the score intervals of prop.test
first <- prop.test(191, 253, correct = FALSE)$conf.int
second <- prop.test(49, 62, correct = FALSE)$conf.int
191/253 - 49/62 - sqrt((191/253 - first[1])^2 + (second[2] - 49/62)^2)
191/253 - 49/62 + sqrt((first[2] - 191/253)^2 + (49/62 - second[1])^2)
# the same from a package: Epi::ci.pd, limits in its last two columns
as.numeric(Epi::ci.pd(56, 48, 14, 32, print = FALSE, digits = 15))[6:7]
as.numeric(Epi::ci.pd(9, 3, 1, 7, print = FALSE, digits = 15))[6:7]
as.numeric(Epi::ci.pd(6, 2, 1, 5, print = FALSE, digits = 15))[6:7]
as.numeric(Epi::ci.pd(5, 0, 51, 29, print = FALSE, digits = 15))[6:7]
as.numeric(Epi::ci.pd(0, 0, 10, 20, print = FALSE, digits = 15))[6:7]
as.numeric(Epi::ci.pd(0, 0, 10, 10, print = FALSE, digits = 15))[6:7]
as.numeric(Epi::ci.pd(10, 0, 0, 20, print = FALSE, digits = 15))[6:7]
as.numeric(Epi::ci.pd(10, 0, 0, 10, print = FALSE, digits = 15))[6:7]
