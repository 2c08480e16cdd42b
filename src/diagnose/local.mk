src_libsipwhy_a_SOURCES += \
	src/diagnose/expr.h \
	src/diagnose/fact.h \
	src/diagnose/finding.h \
	src/diagnose/rule.h \
	src/diagnose/sides.h \
	src/diagnose/value.h
