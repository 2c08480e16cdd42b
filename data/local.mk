examplesdir = $(pkgdatadir)/examples
include data/examples/local.mk
