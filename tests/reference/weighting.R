# Raking, post-stratification, bounded weights and weighted shares of tests/reference/weighting.csv: R survey.
options(digits = 15)
suppressPackageStartupMessages(library(survey))
d <- read.csv("weighting.csv", stringsAsFactors = TRUE, na.strings = "")
d$answered <- !is.na(d$tijdig)
d$tijdig[!d$answered] <- "nee" # in no subset below; survey wants something to multiply by 0
d$ja <- as.numeric(d$tijdig == "ja")
d$N <- ifelse(d$wijk == "noord", 400, 900)
sex <- data.frame(geslacht = c("jongen", "meisje"), Freq = c(640, 660))
age <- data.frame(leeftijd = c("0-11", "12-17", "18-22"), Freq = c(500, 480, 320))
tight <- list(maxit = 1000, epsilon = 1e-13)
flat <- svydesign(ids = ~1, weights = ~basis, data = d)
srs <- svydesign(ids = ~1, weights = rep(1, 120), data = d)
strat <- svydesign(ids = ~1, weights = ~basis, strata = ~wijk, fpc = ~N, data = d)

# raking, from base weights and from none
raked <- rake(flat, list(~geslacht, ~leeftijd), list(sex, age), control = tight)
as.numeric(weights(raked))
raked_srs <- rake(srs, list(~geslacht, ~leeftijd), list(sex, age), control = tight)
as.numeric(weights(raked_srs))
120 * sum(weights(raked)^2) / sum(weights(raked))^2

# bounded: the same distance, with weights between 0.5 and 2 times the mean. The derivative that comes with
# survey's cal.raking compares u where exp(u) is bounded, and Newton's method then finds nothing: here it is right.
mean_weight <- 1300 / 120
slope <- function(u, bounds) ifelse(exp(u) < bounds$upper & exp(u) > bounds$lower, exp(u), 0)
truncated <- make.calfun(cal.raking$Fm1, slope, "raking")
start <- d$basis * 1300 / sum(d$basis)
scaled <- svydesign(ids = ~1, weights = start, data = d)
limits <- list(lower = 0.5 * mean_weight / start, upper = 2 * mean_weight / start)
population <- c(1300, 660, 480, 320)
names(population) <- c("(Intercept)", "geslachtmeisje", "leeftijd12-17", "leeftijd18-22")
bounded <- calibrate(scaled, ~geslacht + leeftijd, population, calfun = truncated, bounds = limits, epsilon = 1e-13)
as.numeric(weights(bounded))
sum(abs(weights(bounded) - 2 * mean_weight) < 1e-9)
sum(abs(weights(bounded) - 0.5 * mean_weight) < 1e-9)

# what trimming after raking does instead: the bounds hold, the margins no longer do
trimmed <- trimWeights(raked, upper = 2 * mean_weight, lower = 0.5 * mean_weight, strict = TRUE)
range(weights(trimmed)) / mean_weight
as.numeric(svytotal(~leeftijd, svydesign(ids = ~1, weights = weights(trimmed), data = d)))

# post-stratification
post <- postStratify(flat, ~leeftijd, age)
as.numeric(weights(post))
as.numeric(SE(svymean(~eens, post)))

# shares: weights as given, raked, stratified with finite populations, and each with missing answers
as.numeric(svymean(~eens, flat))
as.numeric(SE(svymean(~eens, flat)))
as.numeric(confint(svyciprop(~eens, flat, method = "logit")))
as.numeric(svymean(~eens, raked))
as.numeric(SE(svymean(~eens, raked)))
as.numeric(confint(svyciprop(~eens, raked, method = "logit")))
as.numeric(SE(svymean(~eens, svydesign(ids = ~1, weights = weights(raked), data = d))))
as.numeric(SE(svymean(~eens, strat)))
as.numeric(confint(svyciprop(~eens, strat, method = "logit")))
raked_strat <- rake(strat, list(~geslacht, ~leeftijd), list(sex, age), control = tight)
as.numeric(SE(svymean(~eens, raked_strat)))
raked_answered <- subset(raked, answered)
as.numeric(svymean(~ja, raked_answered))
as.numeric(SE(svymean(~ja, raked_answered)))
as.numeric(suppressWarnings(confint(svyciprop(~ja, raked_answered, method = "logit"))))
as.numeric(suppressWarnings(attr(svyciprop(~ja, raked_answered, method = "logit", level = 0.8), "ci")))
as.numeric(SE(svymean(~ja, subset(strat, answered))))
as.numeric(svymean(~tijdig, raked_answered))
as.numeric(SE(svymean(~tijdig, raked_answered)))
c(binom.test(0, 17)$conf.int)
