package dev.ringfence.directive;

/**
 * A directive that a plan decides on. A {@code switch} over these without a default stops compiling
 * when one is added.
 */
public sealed interface Sandboxing extends Directive
    permits CapabilityBoundingSet,
        MemoryDenyWriteExecute,
        NoNewPrivileges,
        PrivateDevices,
        PrivateNetwork,
        PrivateTmp,
        ProtectHome,
        ProtectSystem,
        ReadWritePaths {}
