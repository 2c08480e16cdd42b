/* main.c - reads the options and starts what they ask for. */
#include "config.h"

int main(void)
{
    return 0;
}
