# Funnel limits, simultaneous exact intervals, the difference of two shares, and dispersion.
options(digits = 15)

# The count, between two whole ones, that chance stays below with probability p (Spiegelhalter 2005).
between_counts <- function(p, n, target) {
  r <- qbinom(p, n, target)
  if (pbinom(r, n, target) <= p) r <- r + 1
  r - (pbinom(r, n, target) - p) / dbinom(r, n, target)
}
low <- function(n, target, level) max(0, between_counts((1 - level) / 2, n, target) / n)
high <- function(n, target, level) 1 - low(n, 1 - target, level)
limits <- function(n, target, level) c(low(n, target, level), high(n, target, level))
limits(50, 0.2, 0.95)
limits(50, 0.2, 0.998)
limits(1400, 0.106, 0.95)
limits(1400, 0.106, 0.998)
limits(3, 0.106, 0.95)
limits(7, 0.9, 0.998)

# the municipalities of the test
k <- c(90, 50, 80, 60, 31)
n <- c(600, 500, 1000, 400, 310)
sum(((k / n - sum(k) / sum(n))^2) / (sum(k) / sum(n) * (1 - sum(k) / sum(n)) / n)) / 5
sum(k) / sum(n)
c(binom.test(90, 600, conf.level = 0.95^(1 / 5))$conf.int)
c(binom.test(50, 500, conf.level = 0.95^(1 / 5))$conf.int)
c(binom.test(80, 1000, conf.level = 0.95^(1 / 5))$conf.int)
c(binom.test(60, 400, conf.level = 0.95^(1 / 5))$conf.int)
c(binom.test(31, 310, conf.level = 0.95^(1 / 5))$conf.int)

# Newcombe: the hybrid of two Wilson intervals, own against the others together
wilson <- function(k, n) c(suppressWarnings(prop.test(k, n, correct = FALSE))$conf.int)
a <- wilson(90, 600)
b <- wilson(221, 2210)
d <- 90 / 600 - 221 / 2210
c(d - sqrt((90 / 600 - a[1])^2 + (b[2] - 221 / 2210)^2), d + sqrt((a[2] - 90 / 600)^2 + (221 / 2210 - b[1])^2))
