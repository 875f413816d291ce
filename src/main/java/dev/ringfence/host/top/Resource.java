package dev.ringfence.host.top;

/** What is accounted for, each by a switch of its own, see systemd.resource-control(5). */
public enum Resource {
  CPU("CPU time", "DefaultCPUAccounting="),
  MEMORY("memory", "DefaultMemoryAccounting="),
  IO("input and output", "DefaultIOAccounting="),
  TASKS("tasks", "DefaultTasksAccounting="),
  IP("IP traffic", "DefaultIPAccounting=");

  private final String words;
  private final String setting;

  Resource(String words, String setting) {
    this.words = words;
    this.setting = setting;
  }

  /** In words for people. */
  public String words() {
    return words;
  }

  /** What switches it on for all units, in system.conf. */
  public String setting() {
    return setting;
  }
}
