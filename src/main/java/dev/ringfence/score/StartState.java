package dev.ringfence.score;

/** What decides whether systemd accepts a service at all: how it is started and stopped. */
final class StartState {
  /** Type=; empty until a line sets it. */
  String type = "";

  String exitType = "main";
  String restart = "no";
  boolean restartForced;

  /** BusName=; empty until a line sets it. */
  String busName = "";

  boolean pam;
  String killMode = "control-group";
  boolean successAction;
  int startCommands;
  int stopCommands;
  boolean homeAsWorkingDirectory;

  /** Empty when unset, or when it is the user's home. */
  String workingDirectory = "";

  /** Whether any setting that needs its own mounts is used, beside those of the score. */
  boolean ownMounts;
}
