//! Circles in graphs of any depth.

/// Tarjan's strongly connected components that have a circle, without recursion.
pub fn circles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    const NEW: usize = usize::MAX;
    let mut order = vec![NEW; edges.len()];
    let mut low = vec![0; edges.len()];
    let mut on_stack = vec![false; edges.len()];
    let (mut stack, mut found, mut count) = (vec![], vec![], 0);
    for start in 0..edges.len() {
        if order[start] != NEW {
            continue;
        }
        let mut calls = vec![(start, 0)];
        while let Some((at, next)) = calls.pop() {
            if next == 0 {
                order[at] = count;
                low[at] = count;
                count += 1;
                stack.push(at);
                on_stack[at] = true;
            }
            match edges[at].get(next) {
                Some(&to) => {
                    calls.push((at, next + 1));
                    if order[to] == NEW {
                        calls.push((to, 0));
                    } else if on_stack[to] {
                        low[at] = low[at].min(order[to]);
                    }
                }
                None => {
                    if let Some((parent, _)) = calls.last() {
                        low[*parent] = low[*parent].min(low[at]);
                    }
                    if low[at] == order[at] {
                        let from = stack.iter().rposition(|it| *it == at).unwrap_or(0);
                        let mut component = stack.split_off(from);
                        component.iter().for_each(|it| on_stack[*it] = false);
                        component.sort_unstable();
                        if component.len() > 1 || edges[at].contains(&at) {
                            found.push(component);
                        }
                    }
                }
            }
        }
    }
    found.sort();
    found
}
