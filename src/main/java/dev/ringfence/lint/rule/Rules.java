package dev.ringfence.lint.rule;

import dev.ringfence.lint.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every rule, in the order in which the documentation lists them. */
public final class Rules {
  private static final List<Rule> ALL =
      List.of(
          // Names and grammar
          new UnknownDirective(),
          new WrongSection(),
          new NewerThanSystemd(),
          new OldName(),
          new TrailingComment(),
          new CommaInList(),
          new MisplacedTilde(),
          new MisspeltCapability(),
          new MisspeltAddressFamily(),
          new MisspeltSystemCall(),
          new BadValue(),
          new IgnoredLine(),
          new PathNotExpanded(),
          new HomeSpecifier(),
          new RepeatedSetting(),
          // Settings that undo others
          new JailUndone(),
          new TmpfsUndone(),
          new BelowInaccessible(),
          new BindReset(),
          new MixedFilterOrder(),
          new ReadOnlyWins(),
          new NoExecHole(),
          new AmbientOutsideBoundingSet(),
          new CapabilityTakenBack(),
          new DynamicUserOverrides(),
          new DelegatedCgroupsReadOnly(),
          new DeviceNotInDev(),
          new PrivateUsersCapability(),
          // Settings that do less than they say
          new ExecBypass(),
          new PermissionsStartOnly(),
          new UnsupportedByBuild(),
          new UserUnitSetting(),
          new HomeIsALink(),
          new SeccompWithoutArchitectures(),
          new ProtectProcAsRoot(),
          new AllowWithoutDeny(),
          new SandboxOnSocket(),
          new NothingToReopen(),
          new ExecPathsAlone(),
          new ErrorNumberAlone(),
          new ModeWithoutDirectory(),
          new RemoveIpcAsRoot(),
          new AmbientForRoot(),
          // Sandboxes that break their service
          new ProgramHidden(),
          new WorkingDirectoryHidden(),
          new JailCannotStart(),
          new JailWithoutLoader(),
          new FilterWithoutBase(),
          new MissingPath(),
          new UnknownUser(),
          new JitWriteExecute(),
          new NetworkCutOff(),
          new SetuidProgram(),
          new FileCapabilityOutsideBoundingSet(),
          new StrictDevicesWithoutNull(),
          new PidFileReadOnly(),
          // Better ways
          new UserNobody(),
          new SecretInEnvironment(),
          new WorldWritable(),
          new AlreadyWritable(),
          new PreferStateDirectory(),
          new DeviceAllowAlone());

  private Rules() {}

  /** All of them. */
  public static List<Rule> all() {
    return ALL;
  }

  /** The rule with this id. */
  public static Optional<Rule> named(String id) {
    for (Rule rule : ALL) {
      if (rule.card().id().equals(id)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /** The ids of all rules. */
  public static List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (Rule rule : ALL) {
      ids.add(rule.card().id());
    }
    return ids;
  }
}
