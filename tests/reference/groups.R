options(digits = 15)
suppressMessages({ library(coin); suppressWarnings(library(exactRankTests)) })
d <- read.csv("group_grades.csv")
d$wijk <- factor(d$wijk, levels = c("noord", "oost", "zuid"))
noord <- d$cijfer[d$wijk == "noord"]; oost <- d$cijfer[d$wijk == "oost"]; zuid <- d$cijfer[d$wijk == "zuid"]

# Welch
w <- t.test(noord, oost)
as.numeric(c(w$statistic, w$parameter, w$p.value))
c(mean(noord) - mean(oost), w$conf.int)
ow <- oneway.test(cijfer ~ wijk, d)
as.numeric(c(ow$statistic, ow$parameter, ow$p.value))
F <- as.numeric(ow$statistic)
c(2 * (F - 1) / (2 * (F - 1) + nrow(d)))

# Hedges' g and its interval: the noncentralities at which the observed t is a bound
hedges <- function(x, y, level = 0.95) {
  n1 <- length(x); n2 <- length(y); df <- n1 + n2 - 2
  s <- sqrt(((n1 - 1) * var(x) + (n2 - 1) * var(y)) / df)
  t <- (mean(x) - mean(y)) / s / sqrt(1 / n1 + 1 / n2); j <- 1 - 3 / (4 * df - 1)
  at <- function(p) uniroot(function(ncp) suppressWarnings(pt(t, df, ncp)) - p, t + c(-9, 9), tol = 1e-13)$root
  j * sqrt(1 / n1 + 1 / n2) * c(t, at((1 + level) / 2), at((1 - level) / 2))
}
hedges(noord, oost)
hedges(noord, oost, 0.9)

# Mann-Whitney with ties, exact
a <- c(1, 2, 2, 3, 5); b <- c(2, 3, 4, 4, 5, 5, 5)
mw <- function(x, y, how) as.numeric(pvalue(wilcox_test(c(x, y) ~ factor(rep(1:2, c(length(x), length(y)))), distribution = how)))
mw(a, b, "exact")
c(wilcox.exact(a, b)$p.value)
mw(noord, oost, "exact")
mw(c(3, 4, 4, 8), c(1, 2, 3, 3, 4, 5), "exact")
c(wilcox.test(c(1.1, 2.2, 3.3), c(2.5, 4.5, 5.5, 6.5))$p.value)
as.numeric(suppressWarnings(wilcox.test(noord, oost))$statistic)

# ... and asymptotic, for 110 people
long1 <- rep(noord, 3); long2 <- c(rep(oost, 2), rep(zuid, 1))[1:56]
mw(long1, long2, "asymptotic")
c(wilcox.test(long1, long2, exact = FALSE, correct = FALSE)$p.value)

# Cliff's delta; the consistent variance from the whole table of pairs
cliff <- function(x, y, quantile) {
  m <- sign(outer(x, y, "-")); n1 <- length(x); n2 <- length(y); d <- mean(m)
  v <- ((n2 - 1) * var(rowMeans(m)) + (n1 - 1) * var(colMeans(m)) + sum((m - d)^2) / ((n1 - 1) * (n2 - 1))) / (n1 * n2)
  h <- quantile * sqrt(v) * sqrt((1 - d^2)^2 + quantile^2 * v)
  c(d, (d - d^3 - h) / (1 - d^2 + quantile^2 * v), (d - d^3 + h) / (1 - d^2 + quantile^2 * v))
}
cliff(noord, oost, qt(0.975, 37))
cliff(a, b, qt(0.95, 10))
treatment <- c(10, 10, 20, 20, 20, 30, 30, 30, 40, 50); control <- c(10, 20, 30, 40, 40, 50)
cliff(treatment, control, qnorm(0.975))
cliff(treatment, control, qt(0.975, 14))
c(2 * binom.test(4, 4)$conf.int[1] - 1)

# Kruskal-Wallis
k <- kruskal.test(cijfer ~ wijk, d)
as.numeric(c(k$statistic, k$parameter, k$p.value))
as.numeric(k$statistic) / (nrow(d) - 1)
v <- c(1, 2, 2, 4, 4, 5, 3, 5); sizes <- c(3, 3, 2)
h <- function(rank, first, second) {
  s <- c(sum(rank[first]), sum(rank[second])); s <- c(s, sum(rank) - sum(s)); sum(s^2 / sizes)
}
r <- rank(v)
every <- unlist(apply(combn(8, 3), 2, function(f) apply(combn(setdiff(1:8, f), 3), 2, function(g) h(r, f, g))))
length(every)
mean(every >= h(r, 1:3, 4:6) - 1e-9)
as.numeric(kruskal.test(v, rep(1:3, sizes))$statistic)

# the same people twice: signed ranks with zeros and ties
before <- c(5, 6, 4, 7, 6, 5, 3, 8, 6, 7, 5, 4); after <- c(7, 6, 6, 8, 7, 4, 5, 8, 9, 6, 7, 6)
sr <- function(x, y, zeros, how) as.numeric(pvalue(wilcoxsign_test(y ~ x, zero.method = zeros, distribution = how)))
sr(before, after, "Pratt", "exact")
sr(before, after, "Wilcoxon", "exact")
c(wilcox.exact(after, before, paired = TRUE)$p.value)
c(wilcox.test(c(1.1, 2.4, -0.3, 3.9, 5.2, -0.8))$p.value)
x <- rep(before, 50); y <- rep(c(7, 6, 4, 6, 6, 5, 4, 8, 6, 8, 4, 4), 50)
sr(x, y, "Pratt", "asymptotic")
sr(x, y, "Wilcoxon", "asymptotic")
dif <- after - before; s <- rank(abs(dif)) * sign(dif)
sum(s) / sum(abs(s))
biserial <- function(d, level) {
  n <- length(d); s <- sign(outer(d, d, "+")); a <- 1 * outer(d, d, function(x, y) x != 0 | y != 0)
  half <- upper.tri(s, diag = TRUE); r <- sum(s[half]) / sum(a[half])
  pull <- (rowMeans(s) - r * rowMeans(a)) / mean(a)
  tanh(atanh(r) + c(-1, 0, 1) * qt((1 + level) / 2, n - 1) * 2 * sd(pull) / sqrt(n) / (1 - r^2))
}
biserial(dif, 0.95)
biserial(dif[dif != 0], 0.9)

# Cochran's Q: the formula, and as the Cochran-Mantel-Haenszel test
m <- matrix(c(1, 1, 1, 0, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1), ncol = 3)
q <- function(m) { k <- ncol(m); g <- colSums(m); l <- rowSums(m); (k - 1) * (k * sum(g^2) - sum(g)^2) / (k * sum(l) - sum(l^2)) }
c(q(m), pchisq(q(m), 2, lower.tail = FALSE))
ct <- mantelhaen.test(table(col(m), m, row(m)))
as.numeric(c(ct$statistic, ct$p.value))
ways <- lapply(1:nrow(m), function(i) unique(t(apply(as.matrix(expand.grid(1:3, 1:3, 1:3)), 1, function(p) if (length(unique(p)) == 3) m[i, p] else m[i, ]))))
sums <- matrix(0, 1, 3)
for (w in ways) sums <- do.call(rbind, lapply(1:nrow(w), function(j) sweep(sums, 2, w[j, ], "+")))
c(mean(rowSums(sums^2) >= sum(colSums(m)^2)))

# McNemar, exact
c(binom.test(9, 11)$p.value)
odds <- function(ci) as.numeric(ci / (1 - ci))
odds(binom.test(9, 11)$conf.int)
odds(binom.test(9, 11, conf.level = 0.9)$conf.int)
c(binom.test(4, 8)$p.value)
odds(binom.test(0, 5)$conf.int)
c(binom.test(5, 5)$p.value)

# a family of p-values; NA is no test
p <- c(0.01, 0.04, NA, 0.03, 0.005, 0.6)
p.adjust(p, "holm")
p.adjust(p, "BH")
