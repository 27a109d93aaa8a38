/* What runtime.c uses of squashfuse 0.1.105 and Debian's headers leave out. */
#ifndef SQFS_FUSEPRIVATE_H
#define SQFS_FUSEPRIVATE_H
#include <fuse3/fuse_lowlevel.h>
#include <squashfuse/squashfuse.h>

typedef struct {
	char *progname;
	const char *image;
	int mountpoint;
	size_t offset;
	unsigned int idle_timeout_secs;
} sqfs_opts;

void sqfs_usage(char *progname, bool fuse_usage);
#define sqfs_usage(progname, fuse_usage, low_level) sqfs_usage(progname, fuse_usage)
#endif
