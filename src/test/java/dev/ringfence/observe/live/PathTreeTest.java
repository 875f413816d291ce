package dev.ringfence.observe.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A directory with very many paths below it stands for them. */
class PathTreeTest {
  private final PathTree tree = new PathTree();

  @Test
  void fewPathsStayAsTheyAre() {
    for (int i = 0; i < PathTree.MOST_BELOW; i++) {
      assertThat(tree.add("/var/lib/x/" + i, false)).isEmpty();
    }
    assertThat(tree.covering("/var/lib/x/0")).isEmpty();
  }

  @Test
  void theLowestDirectoryWithTooManyStandsForThem() {
    for (int i = 0; i < PathTree.MOST_BELOW; i++) {
      tree.add("/var/lib/x/" + i % 8 + "/" + i, false);
    }
    PathTree.Collapse collapse = tree.add("/var/lib/x/9/99", false).orElseThrow();

    assertThat(collapse.directory()).isEqualTo("/var/lib/x");
    assertThat(collapse.gone()).hasSize(PathTree.MOST_BELOW + 1).contains("/var/lib/x/3/11");
    assertThat(tree.covering("/var/lib/x/new/deep")).contains("/var/lib/x");
    assertThat(tree.covering("/var/lib/y")).isEmpty();
  }

  @Test
  void theTopSaysTooLittleToStandForMuch() {
    for (int i = 0; i < 1000; i++) {
      assertThat(tree.add("/usr/" + i, false)).isEmpty();
    }
  }

  @Test
  void pathsWithoutEndStayFew() {
    int kept = 0;
    for (int i = 0; i < 200_000; i++) {
      String path = "/srv/cache/" + i % 256 + "/" + i / 256 % 256 + "/" + i;
      if (tree.covering(path).isEmpty()) {
        kept += 1 - tree.add(path, false).map(it -> it.gone().size() - 1).orElse(0);
      }
    }
    assertThat(kept).isLessThan(300);
  }

  @Test
  void aDirectoryThatIsToldAsAWholeTakesWhatIsBelowIt() {
    tree.add("/tmp/a/b", false);
    PathTree.Collapse collapse = tree.add("/tmp/a", true).orElseThrow();

    assertThat(collapse.gone()).containsExactly("/tmp/a/b");
    assertThat(tree.covering("/tmp/a/c")).contains("/tmp/a");
  }
}
