/* complete.h - completions of the shells, written from the tables of options.h. */
#ifndef SIPWHY_CMD_COMPLETE_H
#define SIPWHY_CMD_COMPLETE_H

#include <stdio.h>

void complete_bash(FILE *);
void complete_zsh(FILE *);
void complete_fish(FILE *);

#endif
