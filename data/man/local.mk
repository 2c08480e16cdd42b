# Manual pages and completions are made from the program's tables by src/cmd/mkdoc.
noinst_PROGRAMS = src/cmd/mkdoc
src_cmd_mkdoc_SOURCES = src/cmd/complete.c src/cmd/complete.h src/cmd/mkdoc.c src/cmd/mkdoc.h \
	src/cmd/mkdoc_data.c src/cmd/handbook.c

nodist_man_MANS = data/man/sipwhy.1 data/man/sipwhy-rules.5 data/man/sipwhy.conf.5 \
	data/man/sipwhy-guide.5 data/man/sipwhy-providers.5 data/man/sipwhy-alerts.5 data/man/sipwhy-trunks.5
EXTRA_DIST += data/man/sipwhy.1.in data/man/sipwhy-rules.5.in data/man/sipwhy.conf.5.in \
	data/man/sipwhy-guide.5.in data/man/sipwhy-providers.5.in data/man/sipwhy-alerts.5.in \
	data/man/sipwhy-trunks.5.in

bashcompletiondir = $(datadir)/bash-completion/completions
zshcompletiondir = $(datadir)/zsh/site-functions
fishcompletiondir = $(datadir)/fish/vendor_completions.d
nodist_bashcompletion_DATA = data/completions/sipwhy
nodist_zshcompletion_DATA = data/completions/_sipwhy
nodist_fishcompletion_DATA = data/completions/sipwhy.fish

made_docs = $(nodist_man_MANS) $(nodist_bashcompletion_DATA) $(nodist_zshcompletion_DATA) \
	$(nodist_fishcompletion_DATA)
CLEANFILES += $(made_docs)

# LC_ALL=C: they are in the language of the sources.
mkdoc = @$(MKDIR_P) $(@D) && LC_ALL=C XDG_CONFIG_HOME=/dev/null SIPWHY_DATA=$(srcdir)/data src/cmd/mkdoc$(EXEEXT)
data/man/sipwhy.1: data/man/sipwhy.1.in src/cmd/mkdoc$(EXEEXT)
	$(mkdoc) man $(srcdir)/data/man/sipwhy.1.in >$@.tmp && mv $@.tmp $@
data/man/sipwhy-rules.5: data/man/sipwhy-rules.5.in src/cmd/mkdoc$(EXEEXT)
	$(mkdoc) man $(srcdir)/data/man/sipwhy-rules.5.in >$@.tmp && mv $@.tmp $@
data/man/sipwhy.conf.5: data/man/sipwhy.conf.5.in src/cmd/mkdoc$(EXEEXT)
	$(mkdoc) man $(srcdir)/data/man/sipwhy.conf.5.in >$@.tmp && mv $@.tmp $@
data/man/sipwhy-guide.5: data/man/sipwhy-guide.5.in src/cmd/mkdoc$(EXEEXT)
	$(mkdoc) man $(srcdir)/data/man/sipwhy-guide.5.in >$@.tmp && mv $@.tmp $@
data/man/sipwhy-providers.5: data/man/sipwhy-providers.5.in src/cmd/mkdoc$(EXEEXT)
	$(mkdoc) man $(srcdir)/data/man/sipwhy-providers.5.in >$@.tmp && mv $@.tmp $@
data/man/sipwhy-alerts.5: data/man/sipwhy-alerts.5.in src/cmd/mkdoc$(EXEEXT)
	$(mkdoc) man $(srcdir)/data/man/sipwhy-alerts.5.in >$@.tmp && mv $@.tmp $@
data/man/sipwhy-trunks.5: data/man/sipwhy-trunks.5.in src/cmd/mkdoc$(EXEEXT)
	$(mkdoc) man $(srcdir)/data/man/sipwhy-trunks.5.in >$@.tmp && mv $@.tmp $@
data/completions/sipwhy: src/cmd/mkdoc$(EXEEXT)
	$(mkdoc) bash >$@.tmp && mv $@.tmp $@
data/completions/_sipwhy: src/cmd/mkdoc$(EXEEXT)
	$(mkdoc) zsh >$@.tmp && mv $@.tmp $@
data/completions/sipwhy.fish: src/cmd/mkdoc$(EXEEXT)
	$(mkdoc) fish >$@.tmp && mv $@.tmp $@

# The handbook: each cause as a page, in handbook/ of the build folder; installed where `sipwhy explain` looks for it.
html-doc: handbook/index.html
handbook/index.html: src/cmd/mkdoc$(EXEEXT) $(dist_rules_DATA) $(dist_products_DATA) $(dist_providers_DATA)
	@rm -rf handbook && $(MKDIR_P) handbook && \
	    LC_ALL=C XDG_CONFIG_HOME=/dev/null SIPWHY_DATA=$(srcdir)/data src/cmd/mkdoc$(EXEEXT) handbook handbook
install-html-doc: html-doc
	$(MKDIR_P) '$(DESTDIR)$(pkgdatadir)/handbook' && $(INSTALL_DATA) handbook/*.html '$(DESTDIR)$(pkgdatadir)/handbook'
uninstall-local:
	rm -rf '$(DESTDIR)$(pkgdatadir)/handbook'
.PHONY: html-doc install-html-doc
