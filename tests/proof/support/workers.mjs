// Works through a list, a few at a time.

export async function take(list, count, work) {
  const rest = [...list];
  const worker = async () => {
    while (rest.length > 0) await work(rest.shift());
  };
  await Promise.all(Array.from({ length: count }, worker));
}
