options(digits = 15)
suppressMessages(library(psych))
x <- read.csv("scale_items.csv")
a <- suppressWarnings(alpha(x))

# alpha, and Feldt's interval from its formula (psych prints it from the same one)
c(a$total$raw_alpha)
c(a$total$average_r)
n <- nrow(x); k <- ncol(x)
c(1 - (1 - a$total$raw_alpha) * qf(c(0.975, 0.025), n - 1, (n - 1) * (k - 1)))
c(1 - (1 - a$total$raw_alpha) * qf(c(0.95, 0.05), n - 1, (n - 1) * (k - 1)))
as.numeric(c(a$feldt$lower.ci, a$feldt$upper.ci))

# the items
c(a$item.stats$r.drop)
c(a$alpha.drop$raw_alpha)
c(a$item.stats$mean)
c(a$item.stats$sd)

# a row without an answer is left out
y <- x; y[3, 2] <- NA; y[17, 5] <- NA
c(alpha(na.omit(y))$total$raw_alpha)

# a reversed item
z <- x; z$uitleg <- 6 - z$uitleg
invisible(capture.output(az <- suppressWarnings(alpha(z))))
c(az$total$raw_alpha)

# one factor; factanal's own settings, and followed until the slope is as good as zero
f <- factanal(x, 1)
as.numeric(abs(f$loadings[, 1]))
as.numeric(f$uniquenesses)
f <- factanal(x, 1, control = list(opt = list(factr = 1, pgtol = 0, maxit = 1000)))
l <- as.numeric(abs(f$loadings[, 1])); u <- as.numeric(f$uniquenesses)
c(l)
c(u)
c(sum(l)^2 / (sum(l)^2 + sum(u)))

# three items: the solution is exact
r <- as.matrix(cor(x[, 1:3]))
l3 <- c(sqrt(r[1, 2] * r[1, 3] / r[2, 3]), sqrt(r[1, 2] * r[2, 3] / r[1, 3]), sqrt(r[1, 3] * r[2, 3] / r[1, 2]))
c(l3)
c(sum(l3)^2 / (sum(l3)^2 + sum(1 - l3^2)))

# the standard error of omega for three items: there the model fits exactly, so that the observed information
# (numerical Hessian of the negative log likelihood in loadings and standard deviations) is the expected one
nll <- function(p) {
  s <- tcrossprod(p[1:3]); diag(s) <- 1; s <- s * tcrossprod(p[4:6])
  n / 2 * (log(det(s)) + sum(diag(solve(s, r))))
}
v <- solve(optimHess(c(l3, 1, 1, 1), nll, control = list(ndeps = rep(1e-4, 6))))[1:3, 1:3]
om <- function(l) sum(l)^2 / (sum(l)^2 + sum(1 - l^2))
d <- sapply(1:3, function(i) { e <- replace(numeric(3), i, 1e-6); (om(l3 + e) - om(l3 - e)) / 2e-6 })
as.numeric(sqrt(d %*% v %*% d))

# a Heywood case
h <- read.table(text = "3 3 2 4\n4 5 4 4\n2 2 3 2\n5 4 5 5\n4 4 3 5\n3 3 3 2\n1 2 1 2\n2 1 2 3\n5 5 4 5\n4 5 5 4\n3 3 2 4\n4 3 4 3")
fh <- factanal(h, 1, control = list(opt = list(factr = 1, pgtol = 0, maxit = 1000)))
as.numeric(fh$uniquenesses)
c(sum(fh$loadings)^2 / (sum(fh$loadings)^2 + sum(fh$uniquenesses)))

# report grades
g <- read.csv("group_grades.csv")$cijfer
as.numeric(c(mean(g), sd(g), median(g), quantile(g, c(0.25, 0.75), type = 7), min(g), max(g)))
c(t.test(g)$conf.int)
c(t.test(g, conf.level = 0.9)$conf.int)
c(sum(g < 5.5), length(g))
