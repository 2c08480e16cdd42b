src_libsipwhy_a_SOURCES += \
	src/diagnose/finding.c \
	src/diagnose/finding.h \
	src/diagnose/gate.c \
	src/diagnose/gate.h \
	src/diagnose/inquiry.c \
	src/diagnose/inquiry.h \
	src/diagnose/rule.c \
	src/diagnose/rule.h \
	src/diagnose/symptom.c \
	src/diagnose/symptom.h
