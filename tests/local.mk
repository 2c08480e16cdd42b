# Every unit test is one program, tests/unit/FOLDER/FILE_test.c, listed in the folder's local.mk:
#     UNIT_TESTS += tests/unit/base/slice_test
UNIT_TESTS =
include tests/variations/local.mk
include tests/peers/local.mk
include tests/unit/base/local.mk
include tests/unit/helper/local.mk
include tests/unit/packet/local.mk
include tests/unit/frame/local.mk
include tests/unit/sip/local.mk
include tests/unit/rtp/local.mk
include tests/unit/call/local.mk
include tests/unit/provider/local.mk
include tests/unit/redact/local.mk
include tests/unit/fact/local.mk
include tests/unit/expr/local.mk
include tests/unit/diagnose/local.mk
include tests/unit/probe/local.mk
include tests/unit/guide/local.mk
include tests/unit/draw/local.mk
include tests/unit/report/local.mk
include tests/unit/alert/local.mk
include tests/unit/session/local.mk
include tests/unit/screen/local.mk
include tests/unit/calllog/local.mk
include tests/unit/cmd/local.mk
include tests/bench/local.mk
include tests/live/local.mk
include tests/captures/local.mk
include tests/fuzz/local.mk
include tests/report/local.mk
include tests/screens/local.mk
include tests/torture/local.mk

# The texts of the data files, for translators
check_PROGRAMS += tests/print-texts
update-texts: tests/print-texts
	tests/print-texts '$(srcdir)/data' > '$(srcdir)/data/texts.c.new'
	mv '$(srcdir)/data/texts.c.new' '$(srcdir)/data/texts.c'

# A release is whole in every language; between releases what is not translated yet is shown in English. Both scripts list it.
TRANSLATION_CHECKS = tests/check-texts tests/check-translations
dist_noinst_SCRIPTS = $(TRANSLATION_CHECKS)
check-translations: tests/print-texts
	@status=0; srcdir='$(srcdir)'; export srcdir; for script in $(TRANSLATION_CHECKS); do \
	    '$(srcdir)'/$$script || status=1; done; python3 -B '$(srcdir)/tests/glossary.py' || status=1; exit $$status
distcheck-hook: check-translations
.PHONY: update-texts check-translations

# The program with the translations of a folder that the environment names, for tests/check-widths
check_PROGRAMS += tests/localized
tests_localized_SOURCES = src/main.c
tests_localized_CPPFLAGS = $(AM_CPPFLAGS) -include stdlib.h -ULOCALEDIR '-DLOCALEDIR=getenv("SIPWHY_LOCALES")'
tests_localized_LDFLAGS = $(HARDEN_LDFLAGS)

# Scripts that look at the tree
dist_check_SCRIPTS = tests/check-accessible tests/check-alerts tests/check-arguments tests/check-captures tests/check-checks tests/check-claims tests/check-completion tests/check-deciphered tests/check-evidence \
	tests/check-faults tests/check-follow tests/check-handbook tests/check-hardening tests/check-hep tests/check-hostile tests/check-html \
	tests/check-layers tests/check-outages tests/check-packaging tests/check-packets tests/check-potfiles tests/check-privileges tests/check-readme \
	tests/check-recipes tests/check-recording tests/check-redaction tests/check-screens tests/check-state tests/check-style \
	tests/check-terminal tests/check-upgrades tests/check-widths tests/check-written
TESTS += $(dist_check_SCRIPTS)
EXTRA_DIST += tests/packaging/spdx.py tests/packaging/run tests/packaging/within tests/packaging/machine tests/packaging/within-machine tests/accessible.py tests/alerts.py tests/background.py tests/password.py tests/captures/tls tests/captures/traces tests/peers tests/claims.py tests/completion.py tests/deciphered.py tests/evidence.py tests/failing.c tests/faults.py tests/follow.py tests/glossary.py po/glossary.de po/glossary.es po/glossary.fr po/glossary.pt_BR tests/handbook.py tests/hep.py \
	tests/hostile.py tests/outages.py tests/packets.py tests/pages.py tests/privileges.py tests/program.py tests/recording.py \
	tests/recipes/decoder.patch tests/recipes/fact.patch tests/recipes/format.patch tests/recipes/vntag.py tests/recipes/run \
	tests/recipes/screen.patch tests/redaction.py tests/upgrades.py tests/upgrades tests/widths.py tests/written.py

# What the report says of each capture of the manifest
check_PROGRAMS += tests/check-verdicts tests/check-cuts tests/check-walks
ONCE_FILES = tests/once.c tests/once.h
ONCE_LINK = $(AM_LDFLAGS) -Wl,--wrap=rules_load,--wrap=rules_free,--wrap=profiles_load,--wrap=profiles_free \
	-Wl,--wrap=guide_load,--wrap=guide_free
tests_check_verdicts_SOURCES = tests/check-verdicts.c $(ONCE_FILES)
tests_check_verdicts_LDFLAGS = $(ONCE_LINK)
tests_check_cuts_SOURCES = tests/check-cuts.c $(ONCE_FILES)
tests_check_cuts_LDFLAGS = $(ONCE_LINK)
tests_check_walks_SOURCES = tests/check-walks.c $(ONCE_FILES)
tests_check_walks_LDFLAGS = $(ONCE_LINK)
TESTS += tests/check-verdicts tests/check-cuts tests/check-walks
EXTRA_DIST += tests/guide/walks

if HAVE_CMOCKA
check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)
endif
AM_CFLAGS += $(CMOCKA_CFLAGS)
LDADD += $(CMOCKA_LIBS)
# Large pages: most of the time of a start is that of getting the pages of what is read.
AM_TESTS_ENVIRONMENT = GLIBC_TUNABLES=glibc.malloc.hugetlb=1; export GLIBC_TUNABLES; CC='$(CC)'; export CC; srcdir='$(srcdir)'; export srcdir; SIPWHY_DATA='$(abs_builddir)/data-source'; export SIPWHY_DATA;

# For .ci/run
list-tests:
	@echo '' $(TESTS)
.PHONY: list-tests
