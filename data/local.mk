providersdir = $(pkgdatadir)/providers
dist_providers_DATA = \
	data/providers/bandwidth.yaml \
	data/providers/didww.yaml \
	data/providers/plivo.yaml \
	data/providers/sipgate.yaml \
	data/providers/teams.yaml \
	data/providers/telnyx.yaml \
	data/providers/twilio.yaml \
	data/providers/vonage.yaml \
	data/providers/zoom.yaml
examplesdir = $(pkgdatadir)/examples
dist_pkgdata_DATA = data/trunks.example.yaml
include data/examples/local.mk
include data/man/local.mk
EXTRA_DIST += data/texts.c
