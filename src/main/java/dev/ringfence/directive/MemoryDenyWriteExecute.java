package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Denies memory that can be written and executed, or that becomes executable later. */
public record MemoryDenyWriteExecute() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("MemoryDenyWriteExecute", Topic.SYSTEM_CALLS, Placement.EXECUTION)
          .since(231)
          .summary(
              "Denies memory that can be written and executed, or that becomes executable"
                  + " later.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "The service may make code at run time.",
              "Mapping memory both writable and executable, making a mapping executable"
                  + " afterwards, and attaching shared memory as executable are denied.")
          .byDefault("no")
          .rated(Rating.wiki(Level.MEDIUM, Level.MEDIUM))
          .note(
              "It stops the usual first step of an exploit, which writes code into memory"
                  + " and runs it. Code that is reused in place (return-oriented"
                  + " programming) it does not stop.")
          .note(
              "From 254 on with Linux 6.3 or later it uses prctl(PR_SET_MDWE), which is"
                  + " inherited and reaches every architecture; before, it is a seccomp"
                  + " filter.")
          .note(
              "A just-in-time compiler may hide in a child or a library: V8, the JVM,"
                  + " .NET, LuaJIT, PCRE with JIT, PostgreSQL's LLVM, libffi closures,"
                  + " GStreamer's ORC.")
          .link(
              Relation.COMPLETES,
              "SystemCallArchitectures",
              "Up to 253 the filter covers only the architectures that it knows; native"
                  + " closes the way around it.")
          .link(
              Relation.COMPLETES,
              "SystemCallFilter",
              "Denying memfd_create, or NoExecPaths= for every writable place, closes the"
                  + " way through files.")
          .link(
              Relation.COMPLETES,
              "NoExecPaths",
              "A file that is written and then mapped executable is the way around; where"
                  + " nothing writable can be executed, it is shut.")
          .breaks(
              "Everything with a just-in-time compiler: Java, Node.js, .NET, Mono, PyPy,"
                  + " LuaJIT, PHP with JIT, browsers and their engines, QEMU without KVM,"
                  + " Erlang's BeamAsm.",
              "Leave it off; or run without the compiler where that is possible: java"
                  + " -Xint, node --jitless, pcre.jit=0, PostgreSQL with jit=off, php"
                  + " opcache.jit=off.")
          .breaks(
              "Programs with executable stacks (GCC trampolines of nested functions, old"
                  + " assembler modules) and with text relocations.",
              "Build them again with -z noexecstack and position-independent code.")
          .breaks(
              "Some libraries that make closures at run time (older libffi, some Python"
                  + " ctypes users).",
              "Use a libffi with static trampolines.")
          .denies(
              "EPERM",
              "mmap, mprotect, pkey_mprotect or shmat with execute permission (systemd up"
                  + " to 253); the audit log names the call.")
          .denies("EACCES", "The same from 254 on with Linux 6.3 or later; nothing is logged.")
          .shows(
              new Signal.Killed("SIGSEGV"),
              "A program that takes no heed of the failed call and jumps there; SIGABRT"
                  + " and SIGTRAP are as common with JavaScript engines.")
          .bypass(
              "A file made with memfd_create, or on a writable file system, can be mapped"
                  + " twice: once writable, once executable.")
          .userUnits(UserUnits.worksWithNoNewPrivileges())
          .scored("MemoryDenyWriteExecute")
          .requires(BuildFeature.SECCOMP)
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              MemoryDenyWriteExecute=yes
              SystemCallArchitectures=native
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
