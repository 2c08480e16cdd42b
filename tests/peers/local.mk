# Calls between programs of others, live and from the file: needs root and those programs
check-peers: src/sipwhy
	$(srcdir)/tests/peers/check-peers
	$(srcdir)/tests/peers/check-probe
	$(srcdir)/tests/peers/check-probe-call
	$(srcdir)/tests/peers/check-probe-way
	$(srcdir)/tests/peers/check-hep
	$(srcdir)/tests/peers/check-fleet
	$(srcdir)/tests/peers/check-tls
# Which cause comes first in which capture
check-confusion: src/sipwhy data-source/stamp
	SIPWHY_DATA='$(abs_builddir)/data-source' $(srcdir)/tests/confusion
.PHONY: check-peers check-confusion

EXTRA_DIST += \
	tests/confusion \
	tests/peers/check-fleet \
	tests/peers/check-hep \
	tests/peers/check-peers \
	tests/peers/check-probe \
	tests/peers/check-probe-call \
	tests/peers/check-probe-way \
	tests/peers/check-tls \
	tests/peers/keylog.c \
	tests/peers/peers.py \
	tests/peers/tls.py
