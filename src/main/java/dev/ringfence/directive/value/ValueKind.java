package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;

/** What kind of value a directive takes. */
public sealed interface ValueKind
    permits AddressFamilyList,
        Amount,
        Architectures,
        BindMounts,
        Bool,
        Capabilities,
        Choice,
        CommandLine,
        Credential,
        Delegation,
        DeviceRule,
        ErrorNumber,
        FileSystemTypes,
        HostNameProtection,
        InterfaceNames,
        IpPrefixes,
        NamespaceList,
        OctalMode,
        OnePath,
        OpenedFile,
        OwnDirectories,
        Paths,
        PathsWithOptions,
        ResourceLimit,
        SliceName,
        SocketBindRule,
        SystemCallList,
        Text,
        UserNames,
        WordList,
        WorkingPath {
  /**
   * What systemd of that version makes of a value that is not empty. (What an empty one means is
   * told by the directive's {@link dev.ringfence.directive.entry.Emptiness}.)
   *
   * @param value as assigned, specifiers already expanded
   */
  Check check(String value, SystemdVersion version);
}
