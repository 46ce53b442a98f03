package io.shoppipe.models.jinja.syntax;

import java.util.List;

/** What an assignment or a loop assigns to. */
public sealed interface Target {
  /** Calls the visitor's method for this kind. */
  void accept(Visitor visitor);

  /** One method per kind of target. */
  interface Visitor {
    void name(Variable target);

    void unpack(Unpack target);

    void member(Member target);
  }

  /** A variable. */
  record Variable(String name) implements Target {
    @Override
    public void accept(Visitor visitor) {
      visitor.name(this);
    }
  }

  /** {@code a, b}: one value each. */
  record Unpack(List<Target> items) implements Target {
    public Unpack {
      items = List.copyOf(items);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.unpack(this);
    }
  }

  /** {@code ns.name}: an attribute of a namespace. */
  record Member(String namespace, String name) implements Target {
    @Override
    public void accept(Visitor visitor) {
      visitor.member(this);
    }
  }
}
