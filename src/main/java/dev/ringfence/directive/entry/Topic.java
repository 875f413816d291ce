package dev.ringfence.directive.entry;

/**
 * What a directive is about: the chapters of the catalogue, in the order in which they are read.
 */
public enum Topic {
  IDENTITY("Identity", "who the service runs as"),
  PRIVILEGES("Privileges", "what it may do beyond an ordinary user"),
  FILES("Files", "which files it sees, and which it may write or run"),
  DIRECTORIES("Directories of its own", "places that systemd makes and keeps for it"),
  IMAGES("Root and images", "another root directory, disk images, extensions"),
  DEVICES("Devices", "which device nodes it may open"),
  PROCESSES("Processes and IPC", "what it sees of other processes and shares with them"),
  NETWORK("Network", "what it may reach, and what may reach it"),
  KERNEL("Kernel interfaces", "which of the kernel's own settings and logs it may touch"),
  SYSTEM_CALLS("System calls", "which doors into the kernel are open at all"),
  NAMESPACES("Namespaces", "which views of the system are its own"),
  MANDATORY_ACCESS("Mandatory access control", "labels and profiles of security modules"),
  CREDENTIALS("Credentials", "secrets handed to it"),
  RESOURCES("Resources", "how much it may use"),
  ACCOUNTING("Accounting", "what systemd counts, for finding out what a service does"),
  SERVICE("Service", "how it is started and talked to"),
  UNIT("Unit", "how it relates to other units");

  private final String title;
  private final String about;

  Topic(String title, String about) {
    this.title = title;
    this.about = about;
  }

  /** A heading, such as {@code Kernel interfaces}. */
  public String title() {
    return title;
  }

  /** What the chapter is about, half a sentence. */
  public String about() {
    return about;
  }
}
