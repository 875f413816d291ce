package dev.ringfence.directive;

/**
 * What {@code score} asks of each line of each unit: whether this systemd reads the directive, and
 * whether there is more to it. Both stand in the directives' own records too, and a test holds them
 * together; but to load a record takes longer than to score a unit.
 */
final class Standing {
  /**
   * Releases before this one are not judged by, so directives that are older count as old as it.
   */
  static final int OLDEST = 240;

  /** No directive has the name. */
  static final int UNKNOWN = -1;

  private Standing() {}

  /** The first release that reads it, {@link #OLDEST} at least; {@link #UNKNOWN} if none does. */
  static int since(String name) {
    return switch (name) {
      case "AmbientCapabilities",
          "AppArmorProfile",
          "BindPaths",
          "BindReadOnlyPaths",
          "BlockIOAccounting",
          "CPUAccounting",
          "CPUQuota",
          "CPUWeight",
          "CacheDirectory",
          "CacheDirectoryMode",
          "CapabilityBoundingSet",
          "ConfigurationDirectory",
          "ConfigurationDirectoryMode",
          "DefaultBlockIOAccounting",
          "DefaultCPUAccounting",
          "DefaultDependencies",
          "DefaultIOAccounting",
          "DefaultIPAccounting",
          "DefaultMemoryAccounting",
          "DefaultTasksAccounting",
          "Delegate",
          "DeviceAllow",
          "DevicePolicy",
          "DisableControllers",
          "DynamicUser",
          "ExecStart",
          "FileDescriptorStoreMax",
          "Group",
          "IOAccounting",
          "IOWeight",
          "IPAccounting",
          "IPAddressAllow",
          "IPAddressDeny",
          "InaccessibleDirectories",
          "InaccessiblePaths",
          "JoinsNamespaceOf",
          "KeyringMode",
          "LimitAS",
          "LimitCORE",
          "LimitMEMLOCK",
          "LimitNICE",
          "LimitNOFILE",
          "LimitNPROC",
          "LimitRTPRIO",
          "LimitSTACK",
          "LockPersonality",
          "LogsDirectory",
          "LogsDirectoryMode",
          "MemoryAccounting",
          "MemoryDenyWriteExecute",
          "MemoryHigh",
          "MemoryMax",
          "MemorySwapMax",
          "MountAPIVFS",
          "MountFlags",
          "NoNewPrivileges",
          "NotifyAccess",
          "PAMName",
          "PermissionsStartOnly",
          "Personality",
          "PrivateDevices",
          "PrivateMounts",
          "PrivateNetwork",
          "PrivateTmp",
          "PrivateUsers",
          "ProtectControlGroups",
          "ProtectHome",
          "ProtectKernelModules",
          "ProtectKernelTunables",
          "ProtectSystem",
          "ReadOnlyDirectories",
          "ReadOnlyPaths",
          "ReadWriteDirectories",
          "ReadWritePaths",
          "RemoveIPC",
          "RestrictAddressFamilies",
          "RestrictNamespaces",
          "RestrictRealtime",
          "RootDirectory",
          "RootDirectoryStartOnly",
          "RootImage",
          "RuntimeDirectory",
          "RuntimeDirectoryMode",
          "RuntimeDirectoryPreserve",
          "SELinuxContext",
          "SecureBits",
          "Slice",
          "SmackProcessLabel",
          "StateDirectory",
          "StateDirectoryMode",
          "SupplementaryGroups",
          "SystemCallArchitectures",
          "SystemCallErrorNumber",
          "SystemCallFilter",
          "TasksAccounting",
          "TasksMax",
          "TemporaryFileSystem",
          "Type",
          "UMask",
          "User",
          "WorkingDirectory" ->
          OLDEST;
      case "NetworkNamespacePath", "ProtectHostname", "RestrictSUIDSGID" -> 242;
      case "IPEgressFilterPath", "IPIngressFilterPath" -> 243;
      case "ProtectKernelLogs" -> 244;
      case "LogNamespace", "ProtectClock" -> 245;
      case "CoredumpFilter", "RootHash", "RootHashSignature", "RootVerity" -> 246;
      case "LoadCredential",
          "MountImages",
          "ProcSubset",
          "ProtectProc",
          "RootImageOptions",
          "SetCredential",
          "SystemCallLog" ->
          247;
      case "ExecPaths", "ExtensionImages", "IPCNamespacePath", "NoExecPaths", "PrivateIPC" -> 248;
      case "BPFProgram", "SocketBindAllow", "SocketBindDeny" -> 249;
      case "LoadCredentialEncrypted",
          "RestrictFileSystems",
          "RestrictNetworkInterfaces",
          "SetCredentialEncrypted" ->
          250;
      case "ExtensionDirectories" -> 251;
      case "OpenFile" -> 253;
      case "DelegateSubgroup",
          "ExtensionImagePolicy",
          "ImportCredential",
          "MemoryKSM",
          "MountImagePolicy",
          "RootEphemeral",
          "RootImagePolicy" ->
          254;
      case "NFTSet", "SetLoginEnvironment" -> 255;
      case "BindLogSockets", "PrivatePIDs" -> 257;
      case "BPFDelegateAttachments",
          "BPFDelegateCommands",
          "BPFDelegateMaps",
          "BPFDelegatePrograms",
          "CacheDirectoryAccounting",
          "CacheDirectoryQuota",
          "DefaultRestrictSUIDSGID",
          "DelegateNamespaces",
          "LogsDirectoryAccounting",
          "LogsDirectoryQuota",
          "PrivateBPF",
          "StateDirectoryAccounting",
          "StateDirectoryQuota" ->
          258;
      case "UserNamespacePath" -> 259;
      case "BindNetworkInterface", "MemoryTHP", "RootMStack" -> 260;
      default -> UNKNOWN;
    };
  }

  /**
   * Whether some releases read it no more, or need to be built with more than libseccomp for it.
   */
  static boolean isParticular(String name) {
    return switch (name) {
      case "AppArmorProfile",
          "BlockIOAccounting",
          "CPUAccounting",
          "DefaultBlockIOAccounting",
          "DefaultCPUAccounting",
          "ExtensionImages",
          "MountImages",
          "PAMName",
          "RestrictFileSystems",
          "RestrictNetworkInterfaces",
          "RootHash",
          "RootHashSignature",
          "RootImage",
          "RootVerity",
          "SELinuxContext",
          "SmackProcessLabel",
          "SocketBindAllow",
          "SocketBindDeny" ->
          true;
      default -> false;
    };
  }
}
