package dev.ringfence.directive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From names to directives. A table of instances would load every class of the catalogue to answer
 * for one of them; a switch loads the one.
 */
final class Index {
  /** In alphabetical order. */
  static final List<String> NAMES =
      List.of(
          "AmbientCapabilities",
          "AppArmorProfile",
          "BPFDelegateAttachments",
          "BPFDelegateCommands",
          "BPFDelegateMaps",
          "BPFDelegatePrograms",
          "BPFProgram",
          "BindLogSockets",
          "BindNetworkInterface",
          "BindPaths",
          "BindReadOnlyPaths",
          "BlockIOAccounting",
          "CPUAccounting",
          "CPUQuota",
          "CPUWeight",
          "CacheDirectory",
          "CacheDirectoryAccounting",
          "CacheDirectoryMode",
          "CacheDirectoryQuota",
          "CapabilityBoundingSet",
          "ConfigurationDirectory",
          "ConfigurationDirectoryMode",
          "CoredumpFilter",
          "DefaultBlockIOAccounting",
          "DefaultCPUAccounting",
          "DefaultDependencies",
          "DefaultIOAccounting",
          "DefaultIPAccounting",
          "DefaultMemoryAccounting",
          "DefaultRestrictSUIDSGID",
          "DefaultTasksAccounting",
          "Delegate",
          "DelegateNamespaces",
          "DelegateSubgroup",
          "DeviceAllow",
          "DevicePolicy",
          "DisableControllers",
          "DynamicUser",
          "ExecPaths",
          "ExecStart",
          "ExtensionDirectories",
          "ExtensionImagePolicy",
          "ExtensionImages",
          "FileDescriptorStoreMax",
          "Group",
          "IOAccounting",
          "IOWeight",
          "IPAccounting",
          "IPAddressAllow",
          "IPAddressDeny",
          "IPCNamespacePath",
          "IPEgressFilterPath",
          "IPIngressFilterPath",
          "ImportCredential",
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
          "LoadCredential",
          "LoadCredentialEncrypted",
          "LockPersonality",
          "LogNamespace",
          "LogsDirectory",
          "LogsDirectoryAccounting",
          "LogsDirectoryMode",
          "LogsDirectoryQuota",
          "MemoryAccounting",
          "MemoryDenyWriteExecute",
          "MemoryHigh",
          "MemoryKSM",
          "MemoryMax",
          "MemorySwapMax",
          "MemoryTHP",
          "MountAPIVFS",
          "MountFlags",
          "MountImagePolicy",
          "MountImages",
          "NFTSet",
          "NetworkNamespacePath",
          "NoExecPaths",
          "NoNewPrivileges",
          "NotifyAccess",
          "OpenFile",
          "PAMName",
          "PermissionsStartOnly",
          "Personality",
          "PrivateBPF",
          "PrivateDevices",
          "PrivateIPC",
          "PrivateMounts",
          "PrivateNetwork",
          "PrivatePIDs",
          "PrivateTmp",
          "PrivateUsers",
          "ProcSubset",
          "ProtectClock",
          "ProtectControlGroups",
          "ProtectHome",
          "ProtectHostname",
          "ProtectKernelLogs",
          "ProtectKernelModules",
          "ProtectKernelTunables",
          "ProtectProc",
          "ProtectSystem",
          "ReadOnlyPaths",
          "ReadWritePaths",
          "RemoveIPC",
          "RestrictAddressFamilies",
          "RestrictFileSystems",
          "RestrictNamespaces",
          "RestrictNetworkInterfaces",
          "RestrictRealtime",
          "RestrictSUIDSGID",
          "RootDirectory",
          "RootDirectoryStartOnly",
          "RootEphemeral",
          "RootHash",
          "RootHashSignature",
          "RootImage",
          "RootImageOptions",
          "RootImagePolicy",
          "RootMStack",
          "RootVerity",
          "RuntimeDirectory",
          "RuntimeDirectoryMode",
          "RuntimeDirectoryPreserve",
          "SELinuxContext",
          "SecureBits",
          "SetCredential",
          "SetCredentialEncrypted",
          "SetLoginEnvironment",
          "Slice",
          "SmackProcessLabel",
          "SocketBindAllow",
          "SocketBindDeny",
          "StateDirectory",
          "StateDirectoryAccounting",
          "StateDirectoryMode",
          "StateDirectoryQuota",
          "SupplementaryGroups",
          "SystemCallArchitectures",
          "SystemCallErrorNumber",
          "SystemCallFilter",
          "SystemCallLog",
          "TasksAccounting",
          "TasksMax",
          "TemporaryFileSystem",
          "Type",
          "UMask",
          "User",
          "UserNamespacePath",
          "WorkingDirectory");

  /** Older names that systemd still reads. */
  static final List<String> ALIASES =
      List.of("InaccessibleDirectories", "ReadOnlyDirectories", "ReadWriteDirectories");

  private Index() {}

  static @Nullable Directive directive(String name) {
    return switch (name) {
      case "AmbientCapabilities" -> new AmbientCapabilities();
      case "AppArmorProfile" -> new AppArmorProfile();
      case "BPFDelegateAttachments" -> new BPFDelegateAttachments();
      case "BPFDelegateCommands" -> new BPFDelegateCommands();
      case "BPFDelegateMaps" -> new BPFDelegateMaps();
      case "BPFDelegatePrograms" -> new BPFDelegatePrograms();
      case "BPFProgram" -> new BPFProgram();
      case "BindLogSockets" -> new BindLogSockets();
      case "BindNetworkInterface" -> new BindNetworkInterface();
      case "BindPaths" -> new BindPaths();
      case "BindReadOnlyPaths" -> new BindReadOnlyPaths();
      case "BlockIOAccounting" -> new BlockIOAccounting();
      case "CPUAccounting" -> new CPUAccounting();
      case "CPUQuota" -> new CPUQuota();
      case "CPUWeight" -> new CPUWeight();
      case "CacheDirectory" -> new CacheDirectory();
      case "CacheDirectoryAccounting" -> new CacheDirectoryAccounting();
      case "CacheDirectoryMode" -> new CacheDirectoryMode();
      case "CacheDirectoryQuota" -> new CacheDirectoryQuota();
      case "CapabilityBoundingSet" -> new CapabilityBoundingSet();
      case "ConfigurationDirectory" -> new ConfigurationDirectory();
      case "ConfigurationDirectoryMode" -> new ConfigurationDirectoryMode();
      case "CoredumpFilter" -> new CoredumpFilter();
      case "DefaultBlockIOAccounting" -> new DefaultBlockIOAccounting();
      case "DefaultCPUAccounting" -> new DefaultCPUAccounting();
      case "DefaultDependencies" -> new DefaultDependencies();
      case "DefaultIOAccounting" -> new DefaultIOAccounting();
      case "DefaultIPAccounting" -> new DefaultIPAccounting();
      case "DefaultMemoryAccounting" -> new DefaultMemoryAccounting();
      case "DefaultRestrictSUIDSGID" -> new DefaultRestrictSUIDSGID();
      case "DefaultTasksAccounting" -> new DefaultTasksAccounting();
      case "Delegate" -> new Delegate();
      case "DelegateNamespaces" -> new DelegateNamespaces();
      case "DelegateSubgroup" -> new DelegateSubgroup();
      case "DeviceAllow" -> new DeviceAllow();
      case "DevicePolicy" -> new DevicePolicy();
      case "DisableControllers" -> new DisableControllers();
      case "DynamicUser" -> new DynamicUser();
      case "ExecPaths" -> new ExecPaths();
      case "ExecStart" -> new ExecStart();
      case "ExtensionDirectories" -> new ExtensionDirectories();
      case "ExtensionImagePolicy" -> new ExtensionImagePolicy();
      case "ExtensionImages" -> new ExtensionImages();
      case "FileDescriptorStoreMax" -> new FileDescriptorStoreMax();
      case "Group" -> new Group();
      case "IOAccounting" -> new IOAccounting();
      case "IOWeight" -> new IOWeight();
      case "IPAccounting" -> new IPAccounting();
      case "IPAddressAllow" -> new IPAddressAllow();
      case "IPAddressDeny" -> new IPAddressDeny();
      case "IPCNamespacePath" -> new IPCNamespacePath();
      case "IPEgressFilterPath" -> new IPEgressFilterPath();
      case "IPIngressFilterPath" -> new IPIngressFilterPath();
      case "ImportCredential" -> new ImportCredential();
      case "InaccessiblePaths", "InaccessibleDirectories" -> new InaccessiblePaths();
      case "JoinsNamespaceOf" -> new JoinsNamespaceOf();
      case "KeyringMode" -> new KeyringMode();
      case "LimitAS" -> new LimitAS();
      case "LimitCORE" -> new LimitCORE();
      case "LimitMEMLOCK" -> new LimitMEMLOCK();
      case "LimitNICE" -> new LimitNICE();
      case "LimitNOFILE" -> new LimitNOFILE();
      case "LimitNPROC" -> new LimitNPROC();
      case "LimitRTPRIO" -> new LimitRTPRIO();
      case "LimitSTACK" -> new LimitSTACK();
      case "LoadCredential" -> new LoadCredential();
      case "LoadCredentialEncrypted" -> new LoadCredentialEncrypted();
      case "LockPersonality" -> new LockPersonality();
      case "LogNamespace" -> new LogNamespace();
      case "LogsDirectory" -> new LogsDirectory();
      case "LogsDirectoryAccounting" -> new LogsDirectoryAccounting();
      case "LogsDirectoryMode" -> new LogsDirectoryMode();
      case "LogsDirectoryQuota" -> new LogsDirectoryQuota();
      case "MemoryAccounting" -> new MemoryAccounting();
      case "MemoryDenyWriteExecute" -> new MemoryDenyWriteExecute();
      case "MemoryHigh" -> new MemoryHigh();
      case "MemoryKSM" -> new MemoryKSM();
      case "MemoryMax" -> new MemoryMax();
      case "MemorySwapMax" -> new MemorySwapMax();
      case "MemoryTHP" -> new MemoryTHP();
      case "MountAPIVFS" -> new MountAPIVFS();
      case "MountFlags" -> new MountFlags();
      case "MountImagePolicy" -> new MountImagePolicy();
      case "MountImages" -> new MountImages();
      case "NFTSet" -> new NFTSet();
      case "NetworkNamespacePath" -> new NetworkNamespacePath();
      case "NoExecPaths" -> new NoExecPaths();
      case "NoNewPrivileges" -> new NoNewPrivileges();
      case "NotifyAccess" -> new NotifyAccess();
      case "OpenFile" -> new OpenFile();
      case "PAMName" -> new PAMName();
      case "PermissionsStartOnly" -> new PermissionsStartOnly();
      case "Personality" -> new Personality();
      case "PrivateBPF" -> new PrivateBPF();
      case "PrivateDevices" -> new PrivateDevices();
      case "PrivateIPC" -> new PrivateIPC();
      case "PrivateMounts" -> new PrivateMounts();
      case "PrivateNetwork" -> new PrivateNetwork();
      case "PrivatePIDs" -> new PrivatePIDs();
      case "PrivateTmp" -> new PrivateTmp();
      case "PrivateUsers" -> new PrivateUsers();
      case "ProcSubset" -> new ProcSubset();
      case "ProtectClock" -> new ProtectClock();
      case "ProtectControlGroups" -> new ProtectControlGroups();
      case "ProtectHome" -> new ProtectHome();
      case "ProtectHostname" -> new ProtectHostname();
      case "ProtectKernelLogs" -> new ProtectKernelLogs();
      case "ProtectKernelModules" -> new ProtectKernelModules();
      case "ProtectKernelTunables" -> new ProtectKernelTunables();
      case "ProtectProc" -> new ProtectProc();
      case "ProtectSystem" -> new ProtectSystem();
      case "ReadOnlyPaths", "ReadOnlyDirectories" -> new ReadOnlyPaths();
      case "ReadWritePaths", "ReadWriteDirectories" -> new ReadWritePaths();
      case "RemoveIPC" -> new RemoveIPC();
      case "RestrictAddressFamilies" -> new RestrictAddressFamilies();
      case "RestrictFileSystems" -> new RestrictFileSystems();
      case "RestrictNamespaces" -> new RestrictNamespaces();
      case "RestrictNetworkInterfaces" -> new RestrictNetworkInterfaces();
      case "RestrictRealtime" -> new RestrictRealtime();
      case "RestrictSUIDSGID" -> new RestrictSUIDSGID();
      case "RootDirectory" -> new RootDirectory();
      case "RootDirectoryStartOnly" -> new RootDirectoryStartOnly();
      case "RootEphemeral" -> new RootEphemeral();
      case "RootHash" -> new RootHash();
      case "RootHashSignature" -> new RootHashSignature();
      case "RootImage" -> new RootImage();
      case "RootImageOptions" -> new RootImageOptions();
      case "RootImagePolicy" -> new RootImagePolicy();
      case "RootMStack" -> new RootMStack();
      case "RootVerity" -> new RootVerity();
      case "RuntimeDirectory" -> new RuntimeDirectory();
      case "RuntimeDirectoryMode" -> new RuntimeDirectoryMode();
      case "RuntimeDirectoryPreserve" -> new RuntimeDirectoryPreserve();
      case "SELinuxContext" -> new SELinuxContext();
      case "SecureBits" -> new SecureBits();
      case "SetCredential" -> new SetCredential();
      case "SetCredentialEncrypted" -> new SetCredentialEncrypted();
      case "SetLoginEnvironment" -> new SetLoginEnvironment();
      case "Slice" -> new Slice();
      case "SmackProcessLabel" -> new SmackProcessLabel();
      case "SocketBindAllow" -> new SocketBindAllow();
      case "SocketBindDeny" -> new SocketBindDeny();
      case "StateDirectory" -> new StateDirectory();
      case "StateDirectoryAccounting" -> new StateDirectoryAccounting();
      case "StateDirectoryMode" -> new StateDirectoryMode();
      case "StateDirectoryQuota" -> new StateDirectoryQuota();
      case "SupplementaryGroups" -> new SupplementaryGroups();
      case "SystemCallArchitectures" -> new SystemCallArchitectures();
      case "SystemCallErrorNumber" -> new SystemCallErrorNumber();
      case "SystemCallFilter" -> new SystemCallFilter();
      case "SystemCallLog" -> new SystemCallLog();
      case "TasksAccounting" -> new TasksAccounting();
      case "TasksMax" -> new TasksMax();
      case "TemporaryFileSystem" -> new TemporaryFileSystem();
      case "Type" -> new Type();
      case "UMask" -> new UMask();
      case "User" -> new User();
      case "UserNamespacePath" -> new UserNamespacePath();
      case "WorkingDirectory" -> new WorkingDirectory();
      default -> null;
    };
  }
}
