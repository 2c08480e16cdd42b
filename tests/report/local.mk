# What the program prints: see check-report.
check_PROGRAMS += tests/report/verify
TESTS += tests/report/check-report tests/report/check-docs tests/report/check-call-log tests/report/check-trunks
EXTRA_DIST += tests/report/check-report tests/report/check-docs tests/report/check-call-log tests/report/check-trunks \
	tests/report/trunks.txt tests/report/trunks.json tests/report/trunks.csv tests/report/trunks-peer.txt \
	tests/report/trunks-peer.json tests/report/trunks-peer.csv tests/report/trunks-day.txt \
	tests/report/call-log-origination.csv tests/report/call-log-history.csv tests/report/data/rules/test.yaml \
	tests/report/explain.txt tests/report/list.txt tests/report/text-40.txt tests/report/text-80.txt \
	tests/report/text-120.txt tests/report/report.json tests/report/report.csv \
	tests/report/report.markdown tests/report/report.html tests/report/hostile.text \
	tests/report/hostile.csv tests/report/hostile.markdown tests/report/hostile.html \
	tests/report/hostile.json tests/report/hostile.jsonl \
	tests/report/report.ladder tests/report/report.svg tests/report/hostile.ladder \
	tests/report/hostile.svg
