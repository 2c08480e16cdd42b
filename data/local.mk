providersdir = $(pkgdatadir)/providers
dist_providers_DATA = \
	data/providers/bandwidth.yaml \
	data/providers/chime.yaml \
	data/providers/didww.yaml \
	data/providers/flowroute.yaml \
	data/providers/livekit.yaml \
	data/providers/plivo.yaml \
	data/providers/retell.yaml \
	data/providers/signalwire.yaml \
	data/providers/simwood.yaml \
	data/providers/sinch.yaml \
	data/providers/sipgate.yaml \
	data/providers/teams.yaml \
	data/providers/telekom.yaml \
	data/providers/telnyx.yaml \
	data/providers/twilio.yaml \
	data/providers/vapi.yaml \
	data/providers/vonage.yaml \
	data/providers/voxbone.yaml \
	data/providers/webex.yaml \
	data/providers/zoom.yaml
productsdir = $(pkgdatadir)/products
dist_products_DATA = \
	data/products/asterisk.yaml \
	data/products/freeswitch.yaml \
	data/products/gateways.yaml \
	data/products/others.yaml \
	data/products/proxies.yaml
rulesdir = $(pkgdatadir)/rules
dist_rules_DATA = \
	data/rules/10-termination.yaml \
	data/rules/14-transport.yaml \
	data/rules/20-origination.yaml \
	data/rules/30-acknowledgement.yaml \
	data/rules/32-within-dialog.yaml \
	data/rules/40-media.yaml \
	data/rules/42-sdp.yaml \
	data/rules/44-rtp.yaml \
	data/rules/50-authentication.yaml \
	data/rules/52-registration.yaml \
	data/rules/54-credentials.yaml \
	data/rules/60-dialog.yaml \
	data/rules/62-transfer.yaml \
	data/rules/64-statuses.yaml \
	data/rules/66-q850.yaml \
	data/rules/68-refusals.yaml \
	data/rules/70-elsewhere.yaml \
	data/rules/72-series.yaml \
	data/rules/74-beside-it.yaml \
	data/rules/76-legs-and-relays.yaml \
	data/rules/90-conformance.yaml
guidedir = $(pkgdatadir)/guide
dist_guide_DATA = \
	data/guide/00-page.yaml \
	data/guide/10-refused.yaml \
	data/guide/20-incoming.yaml \
	data/guide/30-drops.yaml \
	data/guide/40-voice.yaml \
	data/guide/45-within.yaml \
	data/guide/48-noticed.yaml \
	data/guide/50-other.yaml
EXTRA_DIST += data/pictures/call.svg data/pictures/calls.svg
examplesdir = $(pkgdatadir)/examples
dist_pkgdata_DATA = data/grafana-dashboard.json data/trunks.example.yaml
# A unit for systemd, to be copied to /etc/systemd/system
nodist_pkgdata_DATA = data/sipwhy-watch.service
CLEANFILES += $(nodist_pkgdata_DATA)
EXTRA_DIST += data/sipwhy-watch.service.in
data/sipwhy-watch.service: data/sipwhy-watch.service.in
	$(AM_V_GEN)$(MKDIR_P) $(@D) && sed 's,@bindir[@],$(bindir),' $(srcdir)/data/sipwhy-watch.service.in >$@.tmp && mv $@.tmp $@
include data/examples/local.mk
include data/man/local.mk
include data/packaging/local.mk
EXTRA_DIST += data/texts.c

# Each YAML file compiled, so that the program's start does not read YAML; installed beside its source (base/yaml.h).
noinst_PROGRAMS += src/cmd/mktree
src_cmd_mktree_SOURCES = src/cmd/mktree.c
if !CROSS_COMPILING
nodist_providers_DATA = $(dist_providers_DATA:.yaml=.yamlc)
nodist_products_DATA = $(dist_products_DATA:.yaml=.yamlc)
nodist_rules_DATA = $(dist_rules_DATA:.yaml=.yamlc)
nodist_guide_DATA = $(dist_guide_DATA:.yaml=.yamlc)
image_data = data/rules.image
endif
data_trees = $(nodist_providers_DATA) $(nodist_products_DATA) $(nodist_rules_DATA) $(nodist_guide_DATA)
CLEANFILES += $(data_trees)
SUFFIXES = .yaml .yamlc
.yaml.yamlc:
	$(AM_V_GEN)$(MKDIR_P) $(@D) && LC_ALL=C src/cmd/mktree$(EXEEXT) $< $@
$(data_trees): src/cmd/mktree$(EXEEXT)

# And what became of the rules, with their expressions and templates parsed (base/image.h): it is of the program that made it, so it is made
# again with each. Who builds for another machine has neither, and YAML is read at each start.
noinst_PROGRAMS += src/cmd/mkimage
src_cmd_mkimage_SOURCES = src/cmd/mkimage.c
nodist_pkgdata_DATA += $(image_data)
CLEANFILES += data/rules.image
data/rules.image: $(dist_rules_DATA) src/cmd/mkimage$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && LC_ALL=C src/cmd/mkimage$(EXEEXT) $(srcdir)/data $@

# A program run from the build tree finds its data in this folder (session.c), as if they were installed; tests do, too.
data-source/stamp: $(data_trees) $(image_data)
	@rm -rf data-source && mkdir data-source data-source/providers data-source/products data-source/rules data-source/guide
	@for file in $(dist_providers_DATA) $(dist_products_DATA) $(dist_rules_DATA) $(dist_guide_DATA); do \
	    at=data-source/$${file#data/} && ln -s "$(abs_srcdir)/$$file" $$at && \
	    ln -s "$(abs_builddir)/$${file}c" $${at}c || exit 1; done
	@for file in $(image_data); do ln -s "$(abs_builddir)/$$file" data-source || exit 1; done
	@ln -s "$(abs_srcdir)/data/examples" "$(abs_srcdir)/data/trunks.example.yaml" data-source
	@touch $@
all-local: data-source/stamp
clean-local:
	rm -rf data-source deb handbook
