# Packages, and what goes with a release.
#
#     make release    the archive, its checksum, and the list of libraries (SPDX); the same bytes from the same commit
#     make deb        a package for Debian, from the archive, in deb/ of the build folder
#     make static     src/sipwhy-static, which needs no library of the system; configured --without-curl --without-systemd, which
#                     are loaded when needed
#     make pgo        all that `make` makes, optimised for what the program does with the bundled captures (gcc)
EXTRA_DIST += \
	data/packaging/debian/apparmor/usr.bin.sipwhy \
	data/packaging/debian/changelog \
	data/packaging/debian/clean \
	data/packaging/debian/control \
	data/packaging/debian/copyright \
	data/packaging/debian/docs \
	data/packaging/debian/links \
	data/packaging/debian/po/POTFILES.in \
	data/packaging/debian/po/de.po \
	data/packaging/debian/po/es.po \
	data/packaging/debian/po/templates.pot \
	data/packaging/debian/rules \
	data/packaging/debian/sipwhy.config \
	data/packaging/debian/sipwhy.lintian-overrides \
	data/packaging/debian/sipwhy.postinst \
	data/packaging/debian/sipwhy.postrm \
	data/packaging/debian/sipwhy.templates \
	data/packaging/debian/source/format \
	data/packaging/debian/tests/control \
	data/packaging/debian/tests/examples \
	data/packaging/debian/tests/screen \
	data/packaging/libraries \
	data/packaging/Containerfile \
	data/packaging/alpine/APKBUILD \
	data/packaging/homebrew/sipwhy.rb \
	data/packaging/rpm/sipwhy.spec \
	data/packaging/make-deb \
	data/packaging/make-sbom \
	data/packaging/pgo \
	data/packaging/unconfined.c

# The date of the archive and of all in it: that of the last commit, or of the archive that the tree is from.
dist_date = $${SOURCE_DATE_EPOCH:-$$(date=$$(git -C '$(abs_srcdir)' log -1 --format=%ct -- . 2>/dev/null); echo "$${date:-$$(date -r '$(abs_srcdir)/NEWS' +%s)}")}

release: dist $(PACKAGE)-$(VERSION).spdx.json
	sha256sum $(distdir).tar.xz $(PACKAGE)-$(VERSION).spdx.json >$(PACKAGE)-$(VERSION).sha256
$(PACKAGE)-$(VERSION).spdx.json: data/packaging/make-sbom data/packaging/libraries Makefile
	$(AM_V_GEN)export SOURCE_DATE_EPOCH="$(dist_date)" CC='$(CC)' && \
	    '$(srcdir)/data/packaging/make-sbom' '$(VERSION)' $(LINKED_WITH) >$@.tmp && mv $@.tmp $@

# Debian's static libpcap speaks to the D-Bus; that one's library asks systemd for sockets, but in a daemon only.
EXTRA_PROGRAMS += src/sipwhy-static
src_sipwhy_static_SOURCES = $(src_sipwhy_SOURCES)
src_sipwhy_static_LDFLAGS = -static-pie -Wl,--defsym=sd_listen_fds=0 -Wl,--defsym=sd_is_socket=0
src_sipwhy_static_LDADD = src/libsipwhy.a $(STATIC_LIBS) $(CSV_LIBS) $(LTLIBINTL) -lm
static: src/sipwhy-static$(EXEEXT)
deb: dist
	'$(srcdir)/data/packaging/make-deb' '$(VERSION)' '$(abs_builddir)'
pgo:
	CC='$(CC)' CFLAGS='$(CFLAGS)' MAKE='$(MAKE)' '$(srcdir)/data/packaging/pgo' '$(srcdir)'
.PHONY: release static deb pgo
CLEANFILES += $(PACKAGE)-$(VERSION).spdx.json $(PACKAGE)-$(VERSION).sha256 $(PACKAGE)-$(VERSION).tar.xz
