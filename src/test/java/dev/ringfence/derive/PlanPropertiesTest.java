package dev.ringfence.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.observe.Fact;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every plan, whatever the facts. */
class PlanPropertiesTest {
  private static final int ROUNDS = Integer.getInteger("ringfence.rounds", 50);

  private static SeenService service(List<Fact> facts) {
    return SeenService.thatDoesNothing().facts(LikelyFacts.ownFiles()).facts(facts);
  }

  @ParameterizedTest
  @EnumSource(Caution.class)
  void noPlannedValueIsContradictedByAFact(Caution caution) {
    LikelyFacts random = new LikelyFacts(100);
    for (int round = 0; round < ROUNDS; round++) {
      List<Fact> facts = random.some(25);
      SandboxModel sandbox = new SandboxModel(service(facts).plan(caution));
      for (Fact fact : facts) {
        if (fact.seen().outcome().succeeded()) {
          assertThat(sandbox.objection(fact)).as("round %d: %s", round, fact).isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Caution.class)
  void moreFactsNeverMakeAPlanStricter(Caution caution) {
    LikelyFacts random = new LikelyFacts(200);
    List<Fact> questions = new ArrayList<>();
    for (int count = 0; count < 400; count++) {
      questions.add(random.one());
    }
    for (int round = 0; round < ROUNDS; round++) {
      List<Fact> facts = random.some(12);
      SandboxModel before = new SandboxModel(service(facts).plan(caution));
      List<Fact> more = new ArrayList<>(facts);
      more.addAll(random.some(6));
      SandboxModel after = new SandboxModel(service(more).plan(caution));
      for (Fact question : questions) {
        if (before.objection(question).isEmpty()) {
          assertThat(after.objection(question))
              .as(
                  "round %d: %s was possible with %s and is not with %s",
                  round, question, facts, more)
              .isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Caution.class)
  void moreCautionNeverMakesAPlanStricter(Caution caution) {
    LikelyFacts random = new LikelyFacts(300);
    for (int round = 0; round < ROUNDS; round++) {
      List<Fact> facts = random.some(12);
      SandboxModel strict = new SandboxModel(service(facts).plan(Caution.STRICT));
      SandboxModel other = new SandboxModel(service(facts).plan(caution));
      for (int count = 0; count < 50; count++) {
        Fact question = random.one();
        if (strict.objection(question).isEmpty()) {
          assertThat(other.objection(question)).as("round %d: %s", round, question).isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Caution.class)
  void theSameFactsInAnyOrderGiveTheSameBytes(Caution caution) {
    LikelyFacts random = new LikelyFacts(400);
    for (int round = 0; round < 40; round++) {
      List<Fact> facts = new ArrayList<>(random.some(25));
      String text = DropIn.text(service(facts).plan(caution), "Untried.");
      java.util.Collections.shuffle(facts, new java.util.Random(round));
      assertThat(DropIn.text(service(facts).plan(caution), "Untried.")).isEqualTo(text);
    }
  }
}
