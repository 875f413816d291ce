package dev.ringfence.directive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From names to directives. A table of instances would load every class of the catalogue to answer
 * for one of them, and so would a switch expression, whose result the verifier checks against
 * Record; a switch that returns loads the one.
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

  @SuppressWarnings("RefactorSwitch") // see above
  static @Nullable Directive directive(String name) {
    switch (name) {
      case "AmbientCapabilities" -> {
        return new AmbientCapabilities();
      }
      case "AppArmorProfile" -> {
        return new AppArmorProfile();
      }
      case "BPFDelegateAttachments" -> {
        return new BPFDelegateAttachments();
      }
      case "BPFDelegateCommands" -> {
        return new BPFDelegateCommands();
      }
      case "BPFDelegateMaps" -> {
        return new BPFDelegateMaps();
      }
      case "BPFDelegatePrograms" -> {
        return new BPFDelegatePrograms();
      }
      case "BPFProgram" -> {
        return new BPFProgram();
      }
      case "BindLogSockets" -> {
        return new BindLogSockets();
      }
      case "BindNetworkInterface" -> {
        return new BindNetworkInterface();
      }
      case "BindPaths" -> {
        return new BindPaths();
      }
      case "BindReadOnlyPaths" -> {
        return new BindReadOnlyPaths();
      }
      case "BlockIOAccounting" -> {
        return new BlockIOAccounting();
      }
      case "CPUAccounting" -> {
        return new CPUAccounting();
      }
      case "CPUQuota" -> {
        return new CPUQuota();
      }
      case "CPUWeight" -> {
        return new CPUWeight();
      }
      case "CacheDirectory" -> {
        return new CacheDirectory();
      }
      case "CacheDirectoryAccounting" -> {
        return new CacheDirectoryAccounting();
      }
      case "CacheDirectoryMode" -> {
        return new CacheDirectoryMode();
      }
      case "CacheDirectoryQuota" -> {
        return new CacheDirectoryQuota();
      }
      case "CapabilityBoundingSet" -> {
        return new CapabilityBoundingSet();
      }
      case "ConfigurationDirectory" -> {
        return new ConfigurationDirectory();
      }
      case "ConfigurationDirectoryMode" -> {
        return new ConfigurationDirectoryMode();
      }
      case "CoredumpFilter" -> {
        return new CoredumpFilter();
      }
      case "DefaultBlockIOAccounting" -> {
        return new DefaultBlockIOAccounting();
      }
      case "DefaultCPUAccounting" -> {
        return new DefaultCPUAccounting();
      }
      case "DefaultDependencies" -> {
        return new DefaultDependencies();
      }
      case "DefaultIOAccounting" -> {
        return new DefaultIOAccounting();
      }
      case "DefaultIPAccounting" -> {
        return new DefaultIPAccounting();
      }
      case "DefaultMemoryAccounting" -> {
        return new DefaultMemoryAccounting();
      }
      case "DefaultRestrictSUIDSGID" -> {
        return new DefaultRestrictSUIDSGID();
      }
      case "DefaultTasksAccounting" -> {
        return new DefaultTasksAccounting();
      }
      case "Delegate" -> {
        return new Delegate();
      }
      case "DelegateNamespaces" -> {
        return new DelegateNamespaces();
      }
      case "DelegateSubgroup" -> {
        return new DelegateSubgroup();
      }
      case "DeviceAllow" -> {
        return new DeviceAllow();
      }
      case "DevicePolicy" -> {
        return new DevicePolicy();
      }
      case "DisableControllers" -> {
        return new DisableControllers();
      }
      case "DynamicUser" -> {
        return new DynamicUser();
      }
      case "ExecPaths" -> {
        return new ExecPaths();
      }
      case "ExecStart" -> {
        return new ExecStart();
      }
      case "ExtensionDirectories" -> {
        return new ExtensionDirectories();
      }
      case "ExtensionImagePolicy" -> {
        return new ExtensionImagePolicy();
      }
      case "ExtensionImages" -> {
        return new ExtensionImages();
      }
      case "FileDescriptorStoreMax" -> {
        return new FileDescriptorStoreMax();
      }
      case "Group" -> {
        return new Group();
      }
      case "IOAccounting" -> {
        return new IOAccounting();
      }
      case "IOWeight" -> {
        return new IOWeight();
      }
      case "IPAccounting" -> {
        return new IPAccounting();
      }
      case "IPAddressAllow" -> {
        return new IPAddressAllow();
      }
      case "IPAddressDeny" -> {
        return new IPAddressDeny();
      }
      case "IPCNamespacePath" -> {
        return new IPCNamespacePath();
      }
      case "IPEgressFilterPath" -> {
        return new IPEgressFilterPath();
      }
      case "IPIngressFilterPath" -> {
        return new IPIngressFilterPath();
      }
      case "ImportCredential" -> {
        return new ImportCredential();
      }
      case "InaccessiblePaths", "InaccessibleDirectories" -> {
        return new InaccessiblePaths();
      }
      case "JoinsNamespaceOf" -> {
        return new JoinsNamespaceOf();
      }
      case "KeyringMode" -> {
        return new KeyringMode();
      }
      case "LimitAS" -> {
        return new LimitAS();
      }
      case "LimitCORE" -> {
        return new LimitCORE();
      }
      case "LimitMEMLOCK" -> {
        return new LimitMEMLOCK();
      }
      case "LimitNICE" -> {
        return new LimitNICE();
      }
      case "LimitNOFILE" -> {
        return new LimitNOFILE();
      }
      case "LimitNPROC" -> {
        return new LimitNPROC();
      }
      case "LimitRTPRIO" -> {
        return new LimitRTPRIO();
      }
      case "LimitSTACK" -> {
        return new LimitSTACK();
      }
      case "LoadCredential" -> {
        return new LoadCredential();
      }
      case "LoadCredentialEncrypted" -> {
        return new LoadCredentialEncrypted();
      }
      case "LockPersonality" -> {
        return new LockPersonality();
      }
      case "LogNamespace" -> {
        return new LogNamespace();
      }
      case "LogsDirectory" -> {
        return new LogsDirectory();
      }
      case "LogsDirectoryAccounting" -> {
        return new LogsDirectoryAccounting();
      }
      case "LogsDirectoryMode" -> {
        return new LogsDirectoryMode();
      }
      case "LogsDirectoryQuota" -> {
        return new LogsDirectoryQuota();
      }
      case "MemoryAccounting" -> {
        return new MemoryAccounting();
      }
      case "MemoryDenyWriteExecute" -> {
        return new MemoryDenyWriteExecute();
      }
      case "MemoryHigh" -> {
        return new MemoryHigh();
      }
      case "MemoryKSM" -> {
        return new MemoryKSM();
      }
      case "MemoryMax" -> {
        return new MemoryMax();
      }
      case "MemorySwapMax" -> {
        return new MemorySwapMax();
      }
      case "MemoryTHP" -> {
        return new MemoryTHP();
      }
      case "MountAPIVFS" -> {
        return new MountAPIVFS();
      }
      case "MountFlags" -> {
        return new MountFlags();
      }
      case "MountImagePolicy" -> {
        return new MountImagePolicy();
      }
      case "MountImages" -> {
        return new MountImages();
      }
      case "NFTSet" -> {
        return new NFTSet();
      }
      case "NetworkNamespacePath" -> {
        return new NetworkNamespacePath();
      }
      case "NoExecPaths" -> {
        return new NoExecPaths();
      }
      case "NoNewPrivileges" -> {
        return new NoNewPrivileges();
      }
      case "NotifyAccess" -> {
        return new NotifyAccess();
      }
      case "OpenFile" -> {
        return new OpenFile();
      }
      case "PAMName" -> {
        return new PAMName();
      }
      case "PermissionsStartOnly" -> {
        return new PermissionsStartOnly();
      }
      case "Personality" -> {
        return new Personality();
      }
      case "PrivateBPF" -> {
        return new PrivateBPF();
      }
      case "PrivateDevices" -> {
        return new PrivateDevices();
      }
      case "PrivateIPC" -> {
        return new PrivateIPC();
      }
      case "PrivateMounts" -> {
        return new PrivateMounts();
      }
      case "PrivateNetwork" -> {
        return new PrivateNetwork();
      }
      case "PrivatePIDs" -> {
        return new PrivatePIDs();
      }
      case "PrivateTmp" -> {
        return new PrivateTmp();
      }
      case "PrivateUsers" -> {
        return new PrivateUsers();
      }
      case "ProcSubset" -> {
        return new ProcSubset();
      }
      case "ProtectClock" -> {
        return new ProtectClock();
      }
      case "ProtectControlGroups" -> {
        return new ProtectControlGroups();
      }
      case "ProtectHome" -> {
        return new ProtectHome();
      }
      case "ProtectHostname" -> {
        return new ProtectHostname();
      }
      case "ProtectKernelLogs" -> {
        return new ProtectKernelLogs();
      }
      case "ProtectKernelModules" -> {
        return new ProtectKernelModules();
      }
      case "ProtectKernelTunables" -> {
        return new ProtectKernelTunables();
      }
      case "ProtectProc" -> {
        return new ProtectProc();
      }
      case "ProtectSystem" -> {
        return new ProtectSystem();
      }
      case "ReadOnlyPaths", "ReadOnlyDirectories" -> {
        return new ReadOnlyPaths();
      }
      case "ReadWritePaths", "ReadWriteDirectories" -> {
        return new ReadWritePaths();
      }
      case "RemoveIPC" -> {
        return new RemoveIPC();
      }
      case "RestrictAddressFamilies" -> {
        return new RestrictAddressFamilies();
      }
      case "RestrictFileSystems" -> {
        return new RestrictFileSystems();
      }
      case "RestrictNamespaces" -> {
        return new RestrictNamespaces();
      }
      case "RestrictNetworkInterfaces" -> {
        return new RestrictNetworkInterfaces();
      }
      case "RestrictRealtime" -> {
        return new RestrictRealtime();
      }
      case "RestrictSUIDSGID" -> {
        return new RestrictSUIDSGID();
      }
      case "RootDirectory" -> {
        return new RootDirectory();
      }
      case "RootDirectoryStartOnly" -> {
        return new RootDirectoryStartOnly();
      }
      case "RootEphemeral" -> {
        return new RootEphemeral();
      }
      case "RootHash" -> {
        return new RootHash();
      }
      case "RootHashSignature" -> {
        return new RootHashSignature();
      }
      case "RootImage" -> {
        return new RootImage();
      }
      case "RootImageOptions" -> {
        return new RootImageOptions();
      }
      case "RootImagePolicy" -> {
        return new RootImagePolicy();
      }
      case "RootMStack" -> {
        return new RootMStack();
      }
      case "RootVerity" -> {
        return new RootVerity();
      }
      case "RuntimeDirectory" -> {
        return new RuntimeDirectory();
      }
      case "RuntimeDirectoryMode" -> {
        return new RuntimeDirectoryMode();
      }
      case "RuntimeDirectoryPreserve" -> {
        return new RuntimeDirectoryPreserve();
      }
      case "SELinuxContext" -> {
        return new SELinuxContext();
      }
      case "SecureBits" -> {
        return new SecureBits();
      }
      case "SetCredential" -> {
        return new SetCredential();
      }
      case "SetCredentialEncrypted" -> {
        return new SetCredentialEncrypted();
      }
      case "SetLoginEnvironment" -> {
        return new SetLoginEnvironment();
      }
      case "Slice" -> {
        return new Slice();
      }
      case "SmackProcessLabel" -> {
        return new SmackProcessLabel();
      }
      case "SocketBindAllow" -> {
        return new SocketBindAllow();
      }
      case "SocketBindDeny" -> {
        return new SocketBindDeny();
      }
      case "StateDirectory" -> {
        return new StateDirectory();
      }
      case "StateDirectoryAccounting" -> {
        return new StateDirectoryAccounting();
      }
      case "StateDirectoryMode" -> {
        return new StateDirectoryMode();
      }
      case "StateDirectoryQuota" -> {
        return new StateDirectoryQuota();
      }
      case "SupplementaryGroups" -> {
        return new SupplementaryGroups();
      }
      case "SystemCallArchitectures" -> {
        return new SystemCallArchitectures();
      }
      case "SystemCallErrorNumber" -> {
        return new SystemCallErrorNumber();
      }
      case "SystemCallFilter" -> {
        return new SystemCallFilter();
      }
      case "SystemCallLog" -> {
        return new SystemCallLog();
      }
      case "TasksAccounting" -> {
        return new TasksAccounting();
      }
      case "TasksMax" -> {
        return new TasksMax();
      }
      case "TemporaryFileSystem" -> {
        return new TemporaryFileSystem();
      }
      case "Type" -> {
        return new Type();
      }
      case "UMask" -> {
        return new UMask();
      }
      case "User" -> {
        return new User();
      }
      case "UserNamespacePath" -> {
        return new UserNamespacePath();
      }
      case "WorkingDirectory" -> {
        return new WorkingDirectory();
      }
      default -> {
        return null;
      }
    }
  }
}
