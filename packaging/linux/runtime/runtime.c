/* The beginning of the AppImage: a small program that starts the app that is appended to it.

   It keeps to what the AppImage specification says of type 2 (https://github.com/AppImage/AppImageSpec), but for one
   thing: it does not mount the appended image, it unpacks it. Mounting takes FUSE, which not every system has and not
   every one that has it allows; unpacked, Live Copilot also starts sooner from the second time on.

   The first start unpacks into CACHE/live-copilot/appimage/BUILD, the others find it there. BUILD is the time when it
   was made and the CRC-32 of its image, so that names in order are builds in order. One lock on the folder of all
   builds is held while anything in it is made or removed, so a start waits for another that unpacks, and what a killed
   one has left (BUILD.part) is surely nobody's. The app itself holds a lock on its own build's folder, which goes when
   it ends: a newer build that starts removes the older ones that nobody holds. */
#define _GNU_SOURCE

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unpack.h"

#define PART ".part"

enum { FOLDER = O_RDONLY | O_DIRECTORY | O_NOFOLLOW };

/* The image's CRC-32, which stands at the end of BUILD. */
static unsigned long sum(void) { return strtoul(strrchr(BUILD, '-') + 1, NULL, 16); }

static const char HELP[] =
    "Live Copilot, as an AppImage. It takes the app's own words (--help), and besides, as the first:\n"
    "  --appimage-extract          unpack it into the folder squashfs-root here, and do not start it\n"
    "  --appimage-extract-and-run  start it; as without, since it is always unpacked, once, into the cache\n"
    "  --appimage-offset           say where in this file the SquashFS image begins\n"
    "  --appimage-version          say which build this is\n"
    "  --appimage-help             say this\n";

/* Where the program itself ends in its file, by its ELF header: with the table of its sections. */
static off_t end_of_program(int file) {
  ElfW(Ehdr) head;
  if (pread(file, &head, sizeof head, 0) != (ssize_t)sizeof head)
    fail("this file could not be read: %s.", strerror(errno));
  return (off_t)head.e_shoff + (off_t)head.e_shnum * head.e_shentsize;
}

static char *joined(const char *one, const char *other) {
  char *path;
  if (asprintf(&path, "%s%s", one, other) < 0)
    fail("the memory is full.");
  return path;
}

/* The folder of all unpacked builds, which nobody but the user may enter. */
static char *place_of_builds(void) {
  const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
  if (cache && cache[0] == '/')
    return joined(cache, "/live-copilot/appimage");
  if (!home || home[0] != '/')
    fail("it does not know where to unpack itself: neither HOME nor XDG_CACHE_HOME names a folder.");
  return joined(home, "/.cache/live-copilot/appimage");
}

static int open_builds(char *path) {
  int refused = 0;
  for (char *slash = path; slash;) {
    if ((slash = strchr(slash + 1, '/')))
      *slash = '\0';
    if (mkdir(path, 0700) != 0 && errno != EEXIST)
      refused = errno;
    if (slash)
      *slash = '/';
  }
  int builds = open(path, FOLDER | O_CLOEXEC);
  if (builds < 0)
    fail("it can't unpack itself into %s: %s. Name another folder in XDG_CACHE_HOME.", path,
         strerror(refused ? refused : errno));
  struct stat told;
  if (fstat(builds, &told) != 0 || told.st_uid != geteuid() || (told.st_mode & 077) != 0)
    fail("it does not trust %s: the folder must be yours, and nobody else may enter it (chmod 700).", path);
  if (flock(builds, LOCK_EX) != 0)
    fail("it can't lock %s: %s. Name another folder in XDG_CACHE_HOME.", path, strerror(errno));
  return builds;
}

static bool is_older(const char *name) {
  return strlen(name) == strlen(BUILD) && strspn(name, "0123456789abcdef-") == strlen(BUILD) && strcmp(name, BUILD) < 0;
}

static void discard(int builds, const char *name) {
  char *part = joined(name, PART);
  if (renameat(builds, name, builds, part) == 0)
    remove_tree(builds, part);
  free(part);
}

/* Removes older builds that nobody uses, and what was left half unpacked or half removed. */
static void sweep(int builds) {
  int again = openat(builds, ".", FOLDER | O_CLOEXEC);
  DIR *list = again < 0 ? NULL : fdopendir(again);
  if (!list)
    return;
  for (struct dirent *entry; (entry = readdir(list));) {
    const char *name = entry->d_name;
    size_t size = strlen(name);
    if (size > strlen(PART) && !strcmp(name + size - strlen(PART), PART)) {
      remove_tree(builds, name);
    } else if (is_older(name)) {
      int older = openat(builds, name, FOLDER | O_CLOEXEC);
      if (older >= 0 && flock(older, LOCK_EX | LOCK_NB) == 0)
        discard(builds, name);
      if (older >= 0)
        close(older);
    }
  }
  closedir(list);
}

/* Sees to it that this build is unpacked, and holds it; the lock lives on in the app, with the open folder. */
static void prepare(int file, off_t image, char *path) {
  int builds = open_builds(path);
  sweep(builds);
  if (faccessat(builds, BUILD "/AppRun", F_OK, 0) != 0) {
    discard(builds, BUILD);
    if (isatty(STDERR_FILENO))
      fprintf(stderr, "Live Copilot: unpacking into %s, this once.\n", path);
    unpack(file, image, sum(), builds, BUILD PART);
    if (renameat(builds, BUILD PART, builds, BUILD) != 0)
      fail("it can't unpack itself into %s: %s.", path, strerror(errno));
  }
  int build = openat(builds, BUILD, FOLDER);
  if (build < 0 || flock(build, LOCK_SH) != 0)
    fail("it can't lock %s/" BUILD ": %s.", path, strerror(errno));
  close(builds);
}

static _Noreturn void start(int file, off_t image, const char *self, char **words) {
  char *path = place_of_builds();
  prepare(file, image, path);
  char *folder = joined(path, "/" BUILD), *program = joined(folder, "/AppRun"), *here = getcwd(NULL, 0);
  if (setenv("APPIMAGE", self, 1) != 0 || setenv("APPDIR", folder, 1) != 0 || setenv("OWD", here ? here : "", 1) != 0)
    fail("the memory is full.");
  words[0] = program;
  execv(program, words);
  fail("%s can't be started: %s. Name another folder in XDG_CACHE_HOME.", program, strerror(errno));
}

int main(int count, char **words) {
  char self[PATH_MAX];
  int file = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
  ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
  if (count < 1 || file < 0 || length < 0)
    fail("it can't find its own file: %s.", strerror(errno));
  self[length] = '\0';
  off_t image = end_of_program(file);

  const char *option = count > 1 && !strncmp(words[1], "--appimage-", 11) ? words[1] + 11 : "";
  if (!strcmp(option, "help")) {
    fputs(HELP, stdout);
  } else if (!strcmp(option, "version")) {
    puts("Live Copilot's own runtime for AppImages of type 2, build " BUILD);
  } else if (!strcmp(option, "offset")) {
    printf("%jd\n", (intmax_t)image);
  } else if (!strcmp(option, "extract")) {
    unpack(file, image, sum(), AT_FDCWD, "squashfs-root");
    puts("squashfs-root");
  } else if (option[0] == '\0' || !strcmp(option, "extract-and-run")) {
    if (setenv("ARGV0", words[0], 1) != 0)
      fail("the memory is full.");
    start(file, image, self, words + (option[0] != '\0'));
  } else {
    fail("it does not know %s. What it knows: --appimage-help.", words[1]);
  }
  return EXIT_SUCCESS;
}
