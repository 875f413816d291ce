package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Paths;
import dev.ringfence.directive.value.Rating;

/** Denies running programs, and mapping libraries, from these places. */
public record NoExecPaths() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("NoExecPaths", Topic.FILES, Placement.EXECUTION)
          .since(248)
          .summary("Denies running programs, and mapping libraries, from these places.")
          .takes("[-][+]PATH...", new Paths())
          .grade("none", "Any file that permissions allow can be run.")
          .grade(
              "PATH...", "Nothing at or below these places can be executed or mapped executable.")
          .grade("/", "Nothing at all can, but what ExecPaths= names.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.HIGH, Level.HIGH))
          .inMountNamespace()
          .note(
              "With / and a few ExecPaths= a broken-in service cannot run a shell, a"
                  + " downloaded program or a compiler.")
          .note(
              "Name in ExecPaths= the program, its loader (ld-linux) and the directories"
                  + " of its libraries, and plug-ins too: they are mapped executable.")
          .note("Scripts are only half covered: python3 /tmp/x.py runs python3, and reads x.py.")
          .note(
              "With /, places that get a mount of their own stay executable: /tmp and"
                  + " /var/tmp beside PrivateTmp= were so on 252 and 257. The score does not"
                  + " see it.")
          .link(Relation.EXCEPTED_BY, "ExecPaths", "Opens single places for running again.")
          .link(
              Relation.COMPLETES,
              "MemoryDenyWriteExecute",
              "Together they shut the way of writing code to a file and mapping it.")
          .link(
              Link.of(
                      Relation.CANCELS,
                      "TemporaryFileSystem",
                      "NoExecPaths=/ brings the whole root directory back into a jail made with"
                          + " TemporaryFileSystem=/.")
                  .with("/")
                  .withOther("/"))
          .breaks(
              "Every program whose loader or libraries are not in ExecPaths=.",
              "ExecPaths= with the program, /usr/lib, /lib and /lib64.")
          .breaks(
              "Services that run helpers: shells, hooks, sendmail, archive_command, git.",
              "Add each helper and the shell; or only close the writable places:"
                  + " NoExecPaths=/var /home /tmp /run.")
          .failsToStart(
              203, "EXEC", "The program, its interpreter or its loader lies in such a place.")
          .denies("EACCES", "execve, or mmap and mprotect with execute permission on a file there.")
          .bypass("A file in a place that is not covered, or memory made with memfd_create.")
          .userUnits(UserUnits.userNamespace(254))
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              NoExecPaths=/
              ExecPaths=/usr/sbin/exampled /usr/lib /lib /lib64
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
